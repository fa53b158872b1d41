namespace Sinan.Stages.Learn.Domain;

/// <summary>A work of the reading list: title and authors as printed, no address. What it is good for: the text "learn.reading.{Id}".</summary>
/// <param name="Id">Name in the texts.</param>
/// <param name="Kind">Book, paper …</param>
/// <param name="Title">In its own language.</param>
/// <param name="Language">Language of the title: "en" or "zh".</param>
/// <param name="Authors">Null where none is known.</param>
/// <param name="Year">Of the first edition; null where none is known or a tool has none.</param>
/// <param name="Lesson">The lesson after which it reads well.</param>
public sealed record Work(string Id, WorkKind Kind, string Title, string Language, string? Authors, int? Year, string Lesson);

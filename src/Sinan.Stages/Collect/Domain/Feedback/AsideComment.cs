namespace Sinan.Stages.Collect.Domain.Feedback;

/// <summary>A comment that is kept aside as spam.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Text">Redacted text of a user or a program: never trust it.</param>
/// <param name="Time">When it was given.</param>
/// <param name="Rating">As sent.</param>
/// <param name="Source">Channel.</param>
/// <param name="Reason">Why it is kept aside.</param>
public sealed record AsideComment(string Id, string Text, DateTimeOffset? Time, double? Rating, string? Source, string Reason);

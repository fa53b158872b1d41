namespace Sinan.Stages.Learn.Features.ShowLesson;

/// <summary>What does a lesson say, and has this account answered its question?</summary>
/// <param name="Account">Whose progress; null for an API key, which has none.</param>
/// <param name="Lesson">Its id.</param>
public sealed record ShowLesson(long? Account, string Lesson);

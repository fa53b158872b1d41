using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.AnswerLesson;

/// <param name="IsRight">The answer was right.</param>
/// <param name="Record">The lesson's record after it.</param>
public sealed record LessonVerdict(bool IsRight, LessonRecord Record);

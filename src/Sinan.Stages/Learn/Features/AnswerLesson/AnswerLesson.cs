namespace Sinan.Stages.Learn.Features.AnswerLesson;

/// <summary>Answers the question of a lesson. The right answer makes the lesson done.</summary>
/// <param name="Account">Who answers.</param>
/// <param name="Lesson">Its id.</param>
/// <param name="Choice">"a", "b" or "c".</param>
public sealed record AnswerLesson(long? Account, string Lesson, string Choice);

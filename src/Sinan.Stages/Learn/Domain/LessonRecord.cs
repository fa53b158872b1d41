namespace Sinan.Stages.Learn.Domain;

/// <summary>What somebody did with a lesson.</summary>
/// <param name="Lesson">Its id.</param>
/// <param name="Tries">Answers given until the right one, that one included.</param>
/// <param name="Done">Day of the right answer; null before it.</param>
public sealed record LessonRecord(string Lesson, int Tries, DateOnly? Done)
{
    /// <summary>Right with the first answer: the only one that tells knowing from trying.</summary>
    public bool IsRightAtFirst => Tries == 1 && Done is not null;
}

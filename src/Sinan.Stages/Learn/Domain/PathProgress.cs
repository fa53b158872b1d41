using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Learn.Domain;

/// <summary>How far somebody is on the path.</summary>
/// <param name="Done">Lessons done.</param>
/// <param name="All">Lessons of the path.</param>
/// <param name="Answered">Lessons with at least one answer.</param>
/// <param name="RightAtFirst">Of them, right with the first answer.</param>
public sealed record PathProgress(int Done, int All, int Answered, int RightAtFirst)
{
    /// <summary>From here on somebody has the foundations: a mark on the way, no certificate.</summary>
    public const double MarkLow = 0.6, MarkHigh = 0.7;

    /// <summary>Days of the fastest pace that is shown beside the own one.</summary>
    public const int SprintDays = 15;

    public double Share => (double)Done / All;

    /// <summary>What guessing gives: one of three options is right.</summary>
    public static double Guessing => 1.0 / Lesson.Options.Length;

    /// <summary>Wilson's interval of the share right at first: the lessons answered stand for all that could be asked.</summary>
    public Bounds RightInterval => Proportions.Wilson(RightAtFirst, Answered);

    /// <summary>Lessons that make a share of the path, rounded up.</summary>
    public int LessonsFor(double share) => (int)Math.Ceiling(share * All);

    public static PathProgress Of(Learner learner)
    {
        var known = learner.Lessons.Where(r => Curriculum.Find(r.Lesson) is not null).ToList();
        return new PathProgress(known.Count(r => r.Done is not null), Curriculum.All.Length, known.Count, known.Count(r => r.IsRightAtFirst));
    }
}

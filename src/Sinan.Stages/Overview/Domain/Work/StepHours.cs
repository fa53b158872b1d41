using Sinan.Numerics.Statistics;
using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>Hours of a step before and after.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Before">Pieces of work before: number, mean, spread.</param>
/// <param name="After">Pieces of work after.</param>
/// <param name="Change">Mean after minus mean before, in hours; null where there is nothing to compare.</param>
public sealed record StepHours(LoopPart Step, Moments Before, Moments After, Effect? Change)
{
    /// <summary>Level of each interval: all steps together are right with 95 % (Bonferroni).</summary>
    public static double Level { get; } = 1 - (0.05 / LoopMap.Steps.Length);

    public HoursVerdict Verdict => Change is not { Interval: var interval } ? HoursVerdict.TooFew : !interval.ExcludesZero ? HoursVerdict.Unclear : interval.High < 0 ? HoursVerdict.Less : HoursVerdict.More;

    public static StepHours Of(HoursBook book, LoopPart step)
    {
        var (before, after) = (Side(book, step, isAfter: false), Side(book, step, isAfter: true));
        // Entries that are all alike say that they were rounded or guessed, not that the work never varies.
        var isComparable = before.Count > 1 && after.Count > 1 && before.Variance + after.Variance > 0;
        return new StepHours(step, before, after, isComparable ? Means.Welch(before, after, Level) : null);
    }

    static Moments Side(HoursBook book, LoopPart step, bool isAfter) => Moments.Of([.. book.Entries.Where(e => e.Step == step && e.IsAfter == isAfter).Select(e => e.Hours)]);
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>How well a group's rows are told by models that had not seen them.</summary>
/// <param name="Value">Group.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Score">Share told right.</param>
/// <param name="Interval">Wilson's interval.</param>
/// <param name="Gap">Share of this group less that of all others.</param>
/// <param name="GapInterval">Its interval (Newcombe), together 95 % over all groups (Bonferroni).</param>
public sealed record GroupScore(string Value, int Rows, double Score, Interval Interval, double Gap, Interval GapInterval)
{
    /// <summary>Smaller groups are not judged.</summary>
    public const int LeastRows = 30;

    /// <summary>The groups with enough rows, largest first; empty unless there are two.</summary>
    /// <param name="groups">Group of each row; null = unknown.</param>
    /// <param name="scores">1 = told right, by row.</param>
    public static ImmutableArray<GroupScore> Of(IReadOnlyList<string?> groups, IReadOnlyList<double> scores)
    {
        var known = Enumerable.Range(0, groups.Count).Where(i => groups[i] is not null).ToArray();
        var judged = known.GroupBy(i => groups[i]!, StringComparer.Ordinal).Where(g => g.Count() >= LeastRows && g.Count() < known.Length).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var right = known.Sum(i => scores[i]);
        return judged.Length < 2 ? [] : [.. judged.Select(g => Judge(g.Key, g.Count(), g.Sum(i => scores[i]), known.Length, right, 1 - (0.05 / judged.Length)))];
    }

    static GroupScore Judge(string value, int rows, double right, int all, double allRight, double level)
    {
        var (own, gap) = (Proportions.Wilson(right, rows), Proportions.Difference(allRight - right, all - rows, right, rows, level));
        return new GroupScore(value, rows, right / rows, new Interval(own.Low, own.High), gap.Difference, new Interval(gap.Interval.Low, gap.Interval.High, level));
    }
}

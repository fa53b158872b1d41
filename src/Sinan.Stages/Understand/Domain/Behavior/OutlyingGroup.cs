using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>The group that loses far more users at one step than all others do.</summary>
/// <param name="Group">Position among the groups.</param>
/// <param name="Step">Position of the step that is not reached; ≥ 1.</param>
/// <param name="Share">Share of the group's users who go on to it.</param>
/// <param name="Others">Share of the others'.</param>
/// <param name="Interval">Interval of <paramref name="Share"/> (Wilson).</param>
/// <param name="OthersInterval">Interval of <paramref name="Others"/> (Wilson).</param>
/// <param name="Lost">Users who would have gone on if the group did as the others do.</param>
/// <param name="P">p-value of the difference after Holm's correction over all groups and steps.</param>
public sealed record OutlyingGroup(int Group, int Step, double Share, double Others, Bounds Interval, Bounds OthersInterval, double Lost, double P)
{
    /// <summary>A group must be told from chance this surely …</summary>
    const double MostP = 0.01;

    /// <summary>… differ by this many percentage points …</summary>
    const double LeastDifference = 0.05;

    /// <summary>… and have this many users at the step before, as must the others.</summary>
    const int LeastUsers = 30;

    /// <param name="groups">Users by step of each group.</param>
    /// <returns>The group and step with the most lost users among those that stand out; null when none does.</returns>
    public static OutlyingGroup? Find(IReadOnlyList<IReadOnlyList<long>> groups)
    {
        if (groups.Count < 2)
            return null;
        var found = new List<OutlyingGroup>();
        for (var step = 1; step < groups[0].Count; step++)
        {
            var (entered, passed) = (groups.Sum(g => g[step - 1]), groups.Sum(g => g[step]));
            for (var g = 0; g < groups.Count; g++)
            {
                var (n, went) = (groups[g][step - 1], groups[g][step]);
                if (n < LeastUsers || entered - n < LeastUsers)
                    continue;
                var effect = Proportions.Difference(went, n, passed - went, entered - n);
                var (share, others) = ((double)went / n, (double)(passed - went) / (entered - n));
                found.Add(new OutlyingGroup(g, step, share, others, Proportions.Wilson(went, n), Proportions.Wilson(passed - went, entered - n), (others - share) * n, effect.P));
            }
        }

        var corrected = MultipleTesting.Holm([.. found.Select(f => f.P)]);
        return found.Select((f, i) => f with { P = corrected[i] })
            .Where(f => f.P < MostP && f.Others - f.Share >= LeastDifference)
            .OrderByDescending(f => f.Lost).ThenBy(f => f.Group).FirstOrDefault();
    }
}

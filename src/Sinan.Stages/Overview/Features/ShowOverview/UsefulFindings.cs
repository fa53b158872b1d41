using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>The findings that are most useful now: first what to do, then what is loud, then what works, then what is wrong with the data.</summary>
public sealed class UsefulFindings(IQuality quality, IThemes themes, INeeds needs, IGroupComparisons comparisons)
{
    const int Shown = 3;

    public async Task<ImmutableArray<Finding>> ReadAsync(CancellationToken cancellationToken) =>
    [
        .. Of(
            await needs.LatestAsync(cancellationToken), await themes.LatestAsync(cancellationToken), await comparisons.LatestAsync(cancellationToken), await quality.LatestAsync(cancellationToken)).Take(Shown),
    ];

    static IEnumerable<Finding> Of(NeedReport? needs, ThemeReport? voices, GroupComparison? comparison, QualityReport? report)
    {
        if (needs?.Needs.FirstOrDefault() is { } first)
            yield return Of(first);
        if (voices?.Themes.Where(t => t.Burst is { NegativeShare: >= 0.5 }).MaxBy(t => t.Burst!.Observed - t.Burst.Expected) is { Burst: { } wave } loud)
        {
            yield return new Finding(
                new Phrase("overview.finding.wave", Fact.Date("week", wave.Week), Fact.Count("observed", wave.Observed).From(wave.Evidence), Fact.Of("name", loud.Name), Fact.Count("expected", wave.Expected).From(wave.Evidence)), "/listen");
        }

        if (comparison is { SplitIsSound: true })
            yield return new Finding(comparison.Answer, "/understand/compare");
        if (report?.Findings.FirstOrDefault() is { } worst)
            yield return new Finding(worst.Says, "/collect");
        foreach (var next in needs?.Needs.Skip(1).Take(2) ?? [])
            yield return Of(next);
    }

    static Finding Of(Need need) => new(
        new Phrase("overview.finding.need", Fact.Of("title", need.Title), Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High).From(need.ReachEvidence)), "/decide/needs/" + need.Id);
}

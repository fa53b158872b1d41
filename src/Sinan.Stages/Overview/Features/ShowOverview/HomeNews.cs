using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>Asks every stage what has to be decided and what has changed.</summary>
public sealed class HomeNews(IEnumerable<StageModule> stages, IServiceProvider services)
{
    /// <summary>The most urgent first, of equally urgent ones the one that has waited longest.</summary>
    public async Task<ImmutableArray<OpenDecision>> DecisionsAsync(CancellationToken cancellationToken)
    {
        var open = new List<OpenDecision>();
        foreach (var stage in stages)
            open.AddRange(await stage.DecisionsAsync(services, cancellationToken));
        return [.. open.OrderBy(d => d.Urgency).ThenBy(d => d.Since ?? DateTimeOffset.MaxValue)];
    }

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<RecentChange>> ChangesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changes = new List<RecentChange>();
        foreach (var stage in stages)
            changes.AddRange(await stage.ChangesAsync(services, since, cancellationToken));
        return [.. changes.OrderByDescending(c => c.At)];
    }
}

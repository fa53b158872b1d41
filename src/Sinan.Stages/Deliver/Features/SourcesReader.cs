using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Templates;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Gathers what the other stages found, for documents.</summary>
public sealed class SourcesReader(
    IQuality quality, ISegments segments, IThemes themes, INeeds needs, IGroupComparisons comparisons, IDataVersions versions, IEvidenceStore evidence, TimeProvider clock)
{
    internal async Task<Sources> ReadAsync(CancellationToken cancellationToken)
    {
        var ranked = await needs.LatestAsync(cancellationToken);
        var proofs = new Dictionary<EvidenceId, Evidence>();
        foreach (var reason in ranked?.Needs.SelectMany(n => n.Evidence) ?? [])
        {
            if (await evidence.FindAsync(reason.Id, cancellationToken) is { } proof)
                proofs[reason.Id] = proof;
        }

        return new Sources(
            await versions.CurrentAsync(cancellationToken), clock.GetUtcNow(), await quality.LatestAsync(cancellationToken), await segments.LatestAsync(cancellationToken),
            await themes.LatestAsync(cancellationToken), ranked, await comparisons.LatestAsync(cancellationToken), proofs);
    }
}

using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>The reports as kept in snapshots.</summary>
public sealed class StoredThemes(ISnapshots snapshots) : IThemes
{
    public async Task<ThemeReport?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<ThemeReport>(ThemeReport.SnapshotKind, cancellationToken))?.Value;
}

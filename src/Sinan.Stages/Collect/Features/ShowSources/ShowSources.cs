using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;

namespace Sinan.Stages.Collect.Features.ShowSources;

/// <summary>Which data there are and where they came from.</summary>
public sealed record ShowSources(int MostImports = 50);

/// <summary>One import as people see it.</summary>
public sealed record ImportLine(ImportResult Result, DateTimeOffset At);

/// <summary>What the first page of Collect shows.</summary>
/// <param name="Data">Volumes.</param>
/// <param name="Imports">Newest first.</param>
/// <param name="Schedules">Recurring imports.</param>
/// <param name="Late">Numbers of those that are late.</param>
/// <param name="Series">Series from outside.</param>
/// <param name="Quality">The last report; null before the first.</param>
public sealed record SourcesView(DataVersion Data, ImmutableArray<ImportLine> Imports, ImmutableArray<Schedule> Schedules, ImmutableArray<long> Late, ImmutableArray<SeriesInfo> Series, QualityReport? Quality);

public sealed class ShowSourcesHandler(IDataVersions versions, ISnapshots snapshots, ISchedules schedules, ISeriesLibrary series, IQuality quality, TimeProvider clock)
{
    public async Task<Outcome<SourcesView>> HandleAsync(ShowSources request, CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        var imports = await snapshots.HistoryAsync<ImportResult>(ImportRunner.SnapshotKind, request.MostImports, cancellationToken);
        var all = await schedules.ListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new SourcesView(
            data, [.. imports.Select(i => new ImportLine(i.Value, i.At))], [.. all], [.. all.Where(s => s.IsLate(now)).Select(s => s.Id)],
            [.. await series.ListAsync(cancellationToken)], await quality.LatestAsync(cancellationToken));
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Data.Series;

/// <summary>Keeps series among the settings of the workspace: they are few and small beside the events, and go with every backup.</summary>
public sealed class SeriesLibrary(ISettings settings) : ISeriesLibrary
{
    const string ListKey = "collect.series";

    public async Task<IReadOnlyList<SeriesInfo>> ListAsync(CancellationToken cancellationToken) => await settings.FindAsync<List<SeriesInfo>>(ListKey, cancellationToken) ?? [];

    public Task<SeriesValues?> FindAsync(string name, CancellationToken cancellationToken) => settings.FindAsync<SeriesValues>(KeyOf(name), cancellationToken);

    /// <summary>Adds a series, or replaces the one of that name.</summary>
    public async Task SaveAsync(SeriesInfo info, SeriesValues values, CancellationToken cancellationToken)
    {
        await settings.SaveAsync(KeyOf(info.Name), values, cancellationToken);
        await settings.ChangeAsync<ImmutableArray<SeriesInfo>?>(
            ListKey, list => [.. (list ?? []).Where(s => KeyOf(s.Name) != KeyOf(info.Name)).Append(info).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)], cancellationToken);
    }

    static string KeyOf(string name) => ListKey + "." + name.Trim().ToLowerInvariant();
}

using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>The stamps of recurring imports by their names, kept among the settings; sealed, for they name the addresses whole.</summary>
public sealed class SourceStamps(ISettings settings)
{
    public const string Key = "collect.source_stamps";

    /// <summary>The stamp of the last import; null when there is none or another address was meant then.</summary>
    public async Task<SourceStamp?> FindAsync(string name, string source, CancellationToken cancellationToken) =>
        (await settings.FindAsync<ImmutableDictionary<string, SourceStamp>>(Key, cancellationToken))?.GetValueOrDefault(name) is { } stamp && stamp.Source == source ? stamp : null;

    public Task SaveAsync(string name, SourceStamp stamp, CancellationToken cancellationToken) =>
        settings.ChangeAsync<ImmutableDictionary<string, SourceStamp>>(
            Key, known => (known ?? ImmutableDictionary<string, SourceStamp>.Empty).SetItem(name, stamp), cancellationToken);
}

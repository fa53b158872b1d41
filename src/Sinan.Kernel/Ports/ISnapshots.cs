namespace Sinan.Kernel;

/// <summary>A stored result of a use case.</summary>
/// <param name="Id">Increases with every save.</param>
/// <param name="Value">The result.</param>
/// <param name="Data">Data it was computed from.</param>
/// <param name="At">When.</param>
public sealed record Snapshot<T>(long Id, T Value, DataVersion Data, DateTimeOffset At);

/// <summary>Keeps the results of use cases (segments, themes, needs, quality reports) by kind, newest last. History is kept.</summary>
public interface ISnapshots
{
    /// <param name="kind">"stage.thing", e.g. "listen.themes".</param>
    /// <param name="value">A record that System.Text.Json can round-trip with <see cref="EvidenceJson.Options"/>.</param>
    /// <param name="data">Data it was computed from.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    Task<long> SaveAsync<T>(string kind, T value, DataVersion data, CancellationToken cancellationToken);

    Task<Snapshot<T>?> LatestAsync<T>(string kind, CancellationToken cancellationToken);

    /// <summary>The newest that was saved at a moment or before; null when there is none. <typeparamref name="T"/> may hold a part of what was saved.</summary>
    Task<Snapshot<T>?> AsOfAsync<T>(string kind, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Snapshot<T>>> HistoryAsync<T>(string kind, int most, CancellationToken cancellationToken);
}

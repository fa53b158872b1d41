using System.Security.Cryptography;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Understand.Data;
using Sinan.Storage.Files;

namespace Sinan.Cli.Commands.PlainFiles;

/// <summary>A workspace for the length of one command: the same handlers on plain files, everything in memory, nothing left behind.</summary>
sealed class PlainWorkspace : IWorkspace, IEvidenceStore, ISnapshots, ISettings, IBlobs, IAsyncDisposable
{
    readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    readonly PlainRecord record = new();
    readonly ServiceProvider provider;
    readonly AsyncServiceScope scope;

    /// <param name="zone">Zone in which days are counted; UTC when null. An unknown one is reported by the import.</param>
    public PlainWorkspace(string? zone = null)
    {
        Root = Directory.CreateTempSubdirectory("sinan-").FullName;
        Zone = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
        provider = new ServiceCollection()
            .AddSinanStages()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(SinanCli.Texts)
            .AddSingleton<IWorkspace>(this).AddSingleton<IEvidenceStore>(this).AddSingleton<ISnapshots>(this).AddSingleton<ISettings>(this).AddSingleton<IBlobs>(this)
            .AddSingleton<IEventRecord>(record).AddSingleton<IDataVersions>(record).AddSingleton<IBehaviorIndexes>(record).AddSingleton<IItemCategories>(record)
            .AddSingleton<IFeedbackRecord>(record.Feedback)
            .AddSingleton<ILabelStore, PlainLabels>()
            .AddSingleton<ITypedTables, ParquetTables>()
            .BuildServiceProvider();
        scope = provider.CreateAsyncScope();
    }

    public IServiceProvider Services => scope.ServiceProvider;

    public string Root { get; }

    public TimeZoneInfo Zone { get; }

    public bool KeepsRawIds => false;

    public Task<Outcome<ImportResult>> ImportAsync(
        ImportRequest request, IProgressSink progress, CancellationToken cancellationToken, ImportKind kind = ImportKind.Events) =>
        Services.GetRequiredService<IImporter>().ImportAsync(kind, request, progress, cancellationToken);

    Task IBlobs.DeleteAsync(string address, CancellationToken cancellationToken) => Task.CompletedTask;

    public UInt128 UserKey(ReadOnlySpan<byte> rawId)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, rawId, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    public string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([Root, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        record.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    // Evidence and results live as long as the command: they are printed, not kept.
    Task IEvidenceStore.SaveAsync(IReadOnlyCollection<Evidence> evidence, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<Evidence?> IEvidenceStore.FindAsync(EvidenceId id, CancellationToken cancellationToken) => Task.FromResult<Evidence?>(null);

    Task<IReadOnlyList<Evidence>> IEvidenceStore.FindAsync(IReadOnlyCollection<EvidenceId> ids, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Evidence>>([]);

    Task<Snapshot<T>?> ISnapshots.AsOfAsync<T>(string kind, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult<Snapshot<T>?>(null);

    Task<long> ISnapshots.SaveAsync<T>(string kind, T value, DataVersion data, CancellationToken cancellationToken) => Task.FromResult(1L);

    Task<Snapshot<T>?> ISnapshots.LatestAsync<T>(string kind, CancellationToken cancellationToken) => Task.FromResult<Snapshot<T>?>(null);

    Task<IReadOnlyList<Snapshot<T>>> ISnapshots.HistoryAsync<T>(string kind, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Snapshot<T>>>([]);

    Task<T?> ISettings.FindAsync<T>(string key, CancellationToken cancellationToken)
        where T : default => Task.FromResult<T?>(default);

    Task ISettings.SaveAsync<T>(string key, T value, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<T> ISettings.ChangeAsync<T>(string key, Func<T?, T> change, CancellationToken cancellationToken)
        where T : default => Task.FromResult(change(default));

    async Task<string> IBlobs.PutAsync(Stream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));

    Task<Stream?> IBlobs.OpenAsync(string address, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);
}

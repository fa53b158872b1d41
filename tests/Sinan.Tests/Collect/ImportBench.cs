using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Storage.Files;

namespace Sinan.Tests.Collect;

/// <summary>Imports into a record in memory, with files in a folder of its own.</summary>
public sealed class ImportBench : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("sinan-collect-");

    public ImportBench()
    {
        Workspace = new FolderWorkspace(System.IO.Path.Combine(directory.FullName, "workspace"));
        Tables = new TableFiles(new ParquetTables());
        Planner = new ImportPlanner(Tables, Workspace);
        Runner = new ImportRunner(Record, Workspace, Tables, Planner, new NoSnapshots(), TimeProvider.System);
    }

    public MemoryRecord Record { get; } = new();

    public FolderWorkspace Workspace { get; }

    public TableFiles Tables { get; }

    public ImportPlanner Planner { get; }

    public ImportRunner Runner { get; }

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] content)
    {
        var path = Path(name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Path(string name) => System.IO.Path.Combine(directory.FullName, name);

    public async Task<ImportResult> ImportAsync(ImportKind kind, ImportRequest request)
    {
        var outcome = await Runner.ImportAsync(kind, request, NoProgress.Instance, CancellationToken.None);
        Assert.True(outcome.IsOk, outcome.IsOk ? "" : outcome.Problem.Code);
        var result = outcome.Value;
        Assert.Equal(result.RowsRead, result.RowsImported + result.Duplicates + result.Rejected.Values.Sum());
        return result;
    }

    public async Task<Problem> RefuseAsync(ImportKind kind, ImportRequest request)
    {
        var outcome = await Runner.ImportAsync(kind, request, NoProgress.Instance, CancellationToken.None);
        Assert.False(outcome.IsOk);
        Assert.Equal(0, Record.Imports);
        return outcome.Problem;
    }

    public void Dispose() => directory.Delete(recursive: true);

    public sealed class FolderWorkspace(string root) : IWorkspace
    {
        public string Root => root;

        public TimeZoneInfo Zone => TimeZoneInfo.Utc;

        public bool KeepsRawIds => false;

        public UInt128 UserKey(ReadOnlySpan<byte> rawId) =>
            System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData("test key"u8, rawId));

        public string PathOf(params ReadOnlySpan<string> parts)
        {
            var path = System.IO.Path.Combine([root, .. parts]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return path;
        }
    }

    sealed class NoSnapshots : ISnapshots
    {
        public Task<long> SaveAsync<T>(string kind, T value, DataVersion data, CancellationToken cancellationToken) => Task.FromResult(1L);

        public Task<Snapshot<T>?> LatestAsync<T>(string kind, CancellationToken cancellationToken) => Task.FromResult<Snapshot<T>?>(null);

        public Task<Snapshot<T>?> AsOfAsync<T>(string kind, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult<Snapshot<T>?>(null);

        public Task<IReadOnlyList<Snapshot<T>>> HistoryAsync<T>(string kind, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Snapshot<T>>>([]);
    }
}

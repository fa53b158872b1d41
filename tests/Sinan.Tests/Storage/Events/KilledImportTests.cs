using System.Diagnostics;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Storage.Events;

namespace Sinan.Tests.Storage.Events;

/// <summary>A process that imports is killed (SIGKILL) at random moments: the record must open and hold none or all of the file.</summary>
public sealed class KilledImportTests : IDisposable
{
    const string ChildVariable = "SINAN_KILLED_IMPORT";
    const int Rows = 200_000;

    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    /// <summary>The process that is killed: runs only when asked for.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        var path = Environment.GetEnvironmentVariable(ChildVariable)!;
        using var store = new Store(path);
        await File.WriteAllTextAsync(path + ".started", "");
        await store.ImportAsync();
        await File.WriteAllTextAsync(path + ".committed", "");
    }

    [Fact]
    public async Task A_killed_import_leaves_none_or_all_and_a_second_run_completes_it()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("SINAN_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var untouched = await DurationAsync(directory.Of("timed"));
        var random = new Sinan.Numerics.Random.SplitMix64(20_240_229);
        var (none, all) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var path = directory.Of($"run{kill}");
            // From the first instant to a little past the end, so that commit and index building are hit as well.
            var moment = untouched * (random.NextDouble() * 1.1);
            var acknowledged = await KillAsync(path, moment);

            using var store = new Store(path);
            var events = (await store.Record.CurrentAsync(CancellationToken.None)).Events;
            Assert.Contains(events, new long[] { 0, Rows });
            Assert.True(events == Rows || !acknowledged, "An acknowledged import is lost.");
            _ = events == 0 ? none++ : all++;
            await store.CheckAsync(events);
            var commit = await store.ImportAsync();
            Assert.Equal((Rows - events, events), (commit.Imported, commit.Duplicates));
            await store.CheckAsync(Rows);
        }

        TestContext.Current.SendDiagnosticMessage($"{kills} kills: {none} left nothing, {all} left the whole file.");
    }

    static async Task<TimeSpan> DurationAsync(string path)
    {
        using var child = Start(path);
        await WaitForAsync(path + ".started", child);
        var started = Stopwatch.GetTimestamp();
        await child.WaitForExitAsync();
        Assert.True(File.Exists(path + ".committed"), "The child failed without being killed.");
        return Stopwatch.GetElapsedTime(started);
    }

    static async Task<bool> KillAsync(string path, TimeSpan moment)
    {
        using var child = Start(path);
        await WaitForAsync(path + ".started", child);
        await Task.Delay(moment);
        child.Kill();
        await child.WaitForExitAsync();
        return File.Exists(path + ".committed");
    }

    static Process Start(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KilledImportTests).Assembly.Location);
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add($"*{nameof(KilledImportTests)}.{nameof(Child)}");
        start.ArgumentList.Add("--explicit");
        start.ArgumentList.Add("only");
        start.ArgumentList.Add("--no-progress");
        start.Environment[ChildVariable] = path;
        // The runner that started this process must not talk to the child.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal) || k.StartsWith("XUNIT", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        var child = Process.Start(start)!;
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        return child;
    }

    static async Task WaitForAsync(string file, Process child)
    {
        while (!File.Exists(file))
        {
            Assert.False(child.HasExited, "The child ended before it began.");
            await Task.Delay(2);
        }
    }

    sealed class Store : IDisposable
    {
        readonly Workspace workspace;
        readonly RecordDatabase database;
        readonly BehaviorIndexes indexes;

        public Store(string path)
        {
            workspace = Workspace.Open(new WorkspaceOptions(path) { Create = true }, TimeProvider.System);
            database = RecordDatabase.Open(workspace, new EventRecordOptions { MemoryLimit = 512L << 20, Threads = 2 });
            indexes = new BehaviorIndexes(database, workspace);
            Record = new DuckDbEventRecord(database, workspace, indexes, TimeProvider.System);
        }

        public DuckDbEventRecord Record { get; }

        public async Task<ImportCommit> ImportAsync()
        {
            await using var import = await Record.BeginImportAsync(new ImportSource("events", "file.csv", "content"), CancellationToken.None);
            var batch = new EventBatch(new EventDictionaries([new EventProperty("country", false, ["CN", "FR"])]));
            batch.Dictionaries.Events.AddRange(["view", "buy"]);
            batch.Dictionaries.Items.AddRange(Enumerable.Range(0, 100).Select(i => $"item {i}"));
            for (var from = 0; from < Rows; from += batch.Capacity)
            {
                batch.Count = Math.Min(batch.Capacity, Rows - from);
                for (var row = 0; row < batch.Count; row++)
                {
                    var no = from + row;
                    batch.EventIds[row] = UInt128.MaxValue - (uint)no;
                    batch.Users[row] = (UInt128)(uint)(no % 5_000) << 64;
                    batch.Times[row] = 1_700_000_000_000 + (no * 37L);
                    (batch.Events[row], batch.Items[row], batch.Sessions[row]) = (no % 2, no % 100, -1);
                    (batch.Values[row], batch.Quantities[row], batch.Durations[row]) = (no, double.NaN, double.NaN);
                    batch.Properties[0].Codes![row] = no % 2;
                }

                import.Append(batch);
            }

            return await import.CommitAsync(CancellationToken.None);
        }

        /// <summary>Tables, version and index agree on the number of events.</summary>
        public async Task CheckAsync(long events)
        {
            var answer = await Record.QueryAsync(
                "SELECT (SELECT count(*) FROM event_log), (SELECT count(DISTINCT event_id) FROM events), (SELECT count(*) FROM users), (SELECT count(*) FROM items), (SELECT coalesce(sum(imported), 0) FROM imports)",
                1, CancellationToken.None);
            string[] expected = events == 0 ? ["0", "0", "0", "0", "0"] : [$"{events}", $"{events}", "5000", "100", $"{events}"];
            Assert.Equal(expected, answer.Rows[0]);
            using var lease = await indexes.OpenAsync(CancellationToken.None);
            Assert.Equal(events, lease.Index.Events);
        }

        public void Dispose()
        {
            indexes.Dispose();
            database.Dispose();
            workspace.Dispose();
        }
    }
}

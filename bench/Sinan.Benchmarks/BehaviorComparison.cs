using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Sinan.DuckDb;
using Sinan.Numerics.Behavior;

namespace Sinan.Benchmarks;

/// <summary>The behaviour index against SQL on the same events in DuckDB: build speed, bytes an event, and the time of each question as a ratio. Every answer is compared too.</summary>
public static class BehaviorComparison
{
    const int Threads = 2;
    const int IndexRuns = 5;
    const int SqlRuns = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var events = Number(args, "--events", 100_000_000);
        var log = new GeneratedLog(events, (int)Number(args, "--users", Math.Max(1, events / 50)), Number(args, "--seed", 20_240_229), args.Contains("--shuffle"));
        if (args.Contains("--growth"))
            return BehaviorGrowth.Run(events, 1 / 50.0, log.Seed, Threads, action => Best(IndexRuns, action).Wall, output) ? 0 : 1;
        output.WriteLine(Invariant($"{log.Events:N0} events, {log.Users:N0} users, seed {log.Seed}, {(log.IsShuffled ? "times in no order" : "in order of arrival")}, {Threads} threads"));
        var file = Path.Combine(Path.GetTempPath(), Invariant($"sinan-behavior-{Environment.ProcessId}.duckdb"));
        try
        {
            using var index = Build(log, output);
            if (args.Contains("--merge"))
                return BehaviorMerge.Run(index, log, Threads, output) ? 0 : 1;
            if (args.Contains("--no-sql"))
            {
                foreach (var question in BehaviorQuestions.All)
                {
                    var alone = Best(IndexRuns, () => question.Index(index, Threads));
                    output.WriteLine(Invariant($"{question.Name,-24} {1000 * alone.Wall,9:N1} ms, {1000 * alone.Processor,9:N1} ms of processor"));
                }

                return 0;
            }

            using var database = DuckDbDatabase.Open(file, new DuckDbSettings { Threads = Threads, MemoryLimit = 8L << 30, TempDirectory = file + ".tmp" });
            using var connection = database.Connect();
            Load(log, connection, output);
            using var clickHouse = await ClickHousePeer.StartAsync(Threads);
            if (clickHouse is null)
                output.WriteLine("clickhouse-server is not installed: it is left out");
            else
                await clickHouse.LoadAsync(log);
            return await CompareAsync(index, connection, clickHouse, output) ? 0 : 1;
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(left);
        }
    }

    static BehaviorIndex Build(GeneratedLog log, TextWriter output)
    {
        using var builder = new BehaviorIndexBuilder([new("channel", IsNumber: false)]);
        // The making of the events is not part of the build.
        var appended = log.AppendTo(builder);
        var begin = Stopwatch.GetTimestamp();
        var image = builder.Build(new BehaviorIndexInfo(GeneratedLog.Names, "benchmark", log.Events, Threads: Threads), null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds + appended;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(Invariant($"built in {seconds:N2} s: {log.Events / seconds / 1e6:N1} M events/s (append {appended:N2} s), peak memory {process.PeakWorkingSet64 / 1e9:N2} GB"));
        begin = Stopwatch.GetTimestamp();
        var index = BehaviorIndex.Open(image);
        output.WriteLine(Invariant($"opened and verified in {1000 * Stopwatch.GetElapsedTime(begin).TotalSeconds:N0} ms; {index.CoreBytesPerEvent} bytes an event for code and time, {index.Bytes / (double)Math.Max(1, log.Events):N2} with everything"));
        return index;
    }

    static void Load(GeneratedLog log, DuckDbConnection connection, TextWriter output)
    {
        var begin = Stopwatch.GetTimestamp();
        connection.Execute("create table events(ordinal bigint, user_no integer, time timestamp, event_no utinyint, channel_no utinyint)");
        var (users, times, codes) = (new int[GeneratedLog.ChunkSize], new long[GeneratedLog.ChunkSize], new int[GeneratedLog.ChunkSize]);
        using (var appender = connection.Append("events"))
        {
            for (var chunk = 0L; chunk < log.Chunks; chunk++)
            {
                var rows = log.Fill(chunk, users, times, codes);
                for (var at = 0; at < rows; at += DuckDbAppender.Capacity)
                {
                    var n = Math.Min(DuckDbAppender.Capacity, rows - at);
                    var ordinal = appender[0].Values<long>();
                    var user = appender[1].Values<int>();
                    var time = appender[2].Values<long>();
                    var code = appender[3].Values<byte>();
                    var channel = appender[4].Values<byte>();
                    for (var i = 0; i < n; i++)
                    {
                        ordinal[i] = chunk * GeneratedLog.ChunkSize + at + i;
                        user[i] = users[at + i];
                        time[i] = times[at + i] * 1000;
                        code[i] = (byte)codes[at + i];
                        channel[i] = (byte)GeneratedLog.ChannelOf(users[at + i], times[at + i]);
                    }

                    appender.Append(n);
                }
            }

            appender.Close();
        }

        connection.Execute("checkpoint");
        output.WriteLine(Invariant($"the same events loaded into DuckDB {DuckDbDatabase.LibraryVersion} in {Stopwatch.GetElapsedTime(begin).TotalSeconds:N1} s"));
    }

    static async Task<bool> CompareAsync(BehaviorIndex index, DuckDbConnection connection, ClickHousePeer? clickHouse, TextWriter output)
    {
        output.WriteLine(Invariant($"{"question",-24} {"index",12} {"SQL",12} {"ratio",8} {"target",8} {"by processor time",18}  answer"));
        var good = true;
        foreach (var question in BehaviorQuestions.All)
        {
            var expected = ImmutableArray<string>.Empty;
            var actual = ImmutableArray<string>.Empty;
            var ours = Best(IndexRuns, () => actual = question.Index(index, Threads));
            // The fastest of several equivalent statements stands for SQL.
            var theirs = new Timing(double.MaxValue, double.MaxValue);
            for (var s = 0; s < question.Sql.Length; s++)
            {
                var seconds = Best(SqlRuns, () => expected = Rows(connection, question.Sql[s]));
                if (!expected.SequenceEqual(actual))
                {
                    good = false;
                    output.WriteLine($"DIFFERENT: {question.Name}: index {string.Join(" | ", actual.Take(5))}; SQL {s + 1} {string.Join(" | ", expected.Take(5))}");
                }

                output.WriteLine(Invariant($"  {question.Name} as SQL {s + 1}: {seconds.Wall:N2} s, {seconds.Processor:N2} s of processor"));
                theirs = seconds.Wall < theirs.Wall ? seconds : theirs;
            }

            var most = question.MostMs * index.Events / 1e8;
            var isSlow = 1000 * ours.Wall > most;
            good &= !isSlow;
            if (question.Sql.IsEmpty)
            {
                output.WriteLine(Invariant($"{question.Name,-24} {1000 * ours.Wall,9:N1} ms, at most {most:N0} ms{(isSlow ? "  BELOW TARGET" : "")}"));
                continue;
            }

            var ratio = theirs.Wall / ours.Wall;
            output.WriteLine(Invariant($"{question.Name,-24} {1000 * ours.Wall,9:N2} ms {1000 * theirs.Wall,9:N0} ms {ratio,7:N1}× {question.Target,7:N0}× {theirs.Processor / ours.Processor,17:N1}×  {(expected.SequenceEqual(actual) ? "equal" : "DIFFERENT")}{(ratio < question.Target ? "  BELOW TARGET" : "")}"));
            good &= ratio >= question.Target;
            if (clickHouse is not null && question.ClickHouse is { } sql)
                output.WriteLine(await BesideAsync(clickHouse, sql, actual, ours.Wall));
        }

        return good;
    }

    static async Task<string> BesideAsync(ClickHousePeer peer, string sql, ImmutableArray<string> actual, double ours)
    {
        var best = double.MaxValue;
        var rows = ImmutableArray<string>.Empty;
        for (var run = 0; run < SqlRuns; run++)
        {
            var begin = Stopwatch.GetTimestamp();
            rows = await peer.RowsAsync(sql);
            best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        var isEqual = rows.Length == actual.Length && rows.Zip(actual, (theirs, own) => own.StartsWith(theirs, StringComparison.Ordinal)).All(same => same);
        return Invariant($"  ClickHouse: {1000 * best:N0} ms, {best / ours:N1}× as long; {(isEqual ? "equal" : $"DIFFERENT: {string.Join(" | ", rows.Take(3))}")}");
    }

    static ImmutableArray<string> Rows(DuckDbConnection connection, string sql)
    {
        var rows = ImmutableArray.CreateBuilder<string>();
        using var result = connection.Query(sql);
        foreach (var chunk in result)
        {
            for (var r = 0; r < chunk.Count; r++)
                rows.Add(string.Join(' ', Enumerable.Range(0, chunk.ColumnCount).Select(c => chunk[c].Written(r) ?? "null")));
        }

        return rows.ToImmutable();
    }

    /// <summary>The fastest run, and the least processor time of a run: the second is hardly moved by what else the machine does.</summary>
    static Timing Best(int runs, Action action)
    {
        var best = new Timing(double.MaxValue, double.MaxValue);
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < runs; i++)
        {
            process.Refresh();
            var (begin, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            action();
            var wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            process.Refresh();
            best = new Timing(Math.Min(best.Wall, wall), Math.Min(best.Processor, Math.Max(1e-4, (process.TotalProcessorTime - used).TotalSeconds)));
        }

        return best;
    }

    readonly record struct Timing(double Wall, double Processor);

    static long Number(string[] args, string name, long otherwise) =>
        Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : otherwise;

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

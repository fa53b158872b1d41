using System.Diagnostics;
using System.Globalization;

namespace Sinan.Benchmarks.Ingest;

/// <summary>ingest [--seconds 300] [--rate 50000] [--batch 100] [--connections 16] [--users 200000]: durable intake over HTTP, generator and server on this machine.</summary>
static class IngestRun
{
    const double MostP99 = 50;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        int Option(string name, int standard) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
        var (seconds, rate, batch) = (Option("--seconds", 300), Option("--rate", 50_000), Option("--batch", 100));
        var directory = Directory.CreateTempSubdirectory("sinan-ingest-").FullName;
        try
        {
            var workspace = Path.Combine(directory, "workspace");
            var token = await ServedProcess.PrepareAsync(workspace);
            double p99, reached;
            bool refused;
            long acknowledged;
            var (server, _) = await ServedProcess.StartAsync(workspace);
            using (server)
            {
                IngestLoad Load(int perSecond) => new(server.Address, token, perSecond, batch, Option("--connections", 16), Option("--users", 200_000));
                // The first requests compile the server's code.
                await Load(5_000).RunAsync(TimeSpan.FromSeconds(3), 1L << 60);
                var own = Process.GetCurrentProcess();
                var (ownBefore, serverBefore, started) = (own.TotalProcessorTime, server.ProcessorTime, Stopwatch.GetTimestamp());
                var counted = Load(rate);
                await counted.RunAsync(TimeSpan.FromSeconds(seconds), 0);
                var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
                own.Refresh();
                var times = counted.Times.Order().ToArray();
                acknowledged = (long)times.Length * batch;
                (reached, p99, refused) = (acknowledged / took, times[(int)(times.Length * 0.99)], !counted.Refused.IsEmpty);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{acknowledged:N0} events in {took:F1} s: {reached:N0} a second; p50 {times[times.Length / 2]:F1} ms, p99 {p99:F1} ms, longest {times[^1]:F0} ms"));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor seconds a second: server {(server.ProcessorTime - serverBefore).TotalSeconds / took:F2}, generator {(own.TotalProcessorTime - ownBefore).TotalSeconds / took:F2}; server's peak memory {server.PeakMemory >> 20} MiB"));
                foreach (var (status, count) in counted.Refused)
                    output.WriteLine($"answered {status}: {count}");
            }

            var rows = await ServedProcess.AskAsync(workspace, "SELECT count(*), count(DISTINCT event_id) FROM events");
            output.WriteLine($"in the record: {rows[0]} events, {rows[1]} different");
            // Some milliseconds pass between the last due time and the last answer.
            return reached >= rate * 0.995 && p99 <= MostP99 && !refused && rows[0] == rows[1] && long.Parse(rows[0]!, CultureInfo.InvariantCulture) >= acknowledged ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}

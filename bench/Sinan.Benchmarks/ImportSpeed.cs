using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sinan.Benchmarks;

/// <summary>Imports a made CSV of five columns through the command line, process start and index included.</summary>
public static class ImportSpeed
{
    const double LeastRowsPerSecond = 500_000;
    const double MostPeakBytes = 2e9;

    /// <param name="args"><c>SINAN [--rows N]</c>: the executable, and rows (default 5,000,000).</param>
    /// <param name="output">Figures go here.</param>
    /// <returns>0 when every target holds.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var rows = args is [_, "--rows", var count] ? long.Parse(count, CultureInfo.InvariantCulture) : 5_000_000;
        var directory = Directory.CreateTempSubdirectory("sinan-import-");
        try
        {
            var file = Path.Combine(directory.FullName, "events.csv");
            Write(file, rows);
            output.WriteLine(Invariant($"{rows:N0} rows of user, time, event, item and price: {new FileInfo(file).Length / 1e6:N0} MB"));
            var workspace = Path.Combine(directory.FullName, "workspace");
            var import = await MeasureAsync(args[0], "collect", "import", "events", file, "--workspace", workspace, "--json", "--no-progress");
            var answer = await MeasureAsync(args[0], "understand", "funnel", "--steps", "view,cart,pay", "--workspace", workspace, "--json", "--no-progress");
            var imported = import.Answer.GetProperty("rows_imported").GetInt64();
            var speed = rows / import.Seconds;
            output.WriteLine(Invariant($"imported {imported:N0} rows with their index in {import.Seconds:N2} s: {speed:N0} rows/s (target {LeastRowsPerSecond:N0}); peak memory {import.PeakBytes / 1e9:N2} GB (target {MostPeakBytes / 1e9:N0})"));
            output.WriteLine(Invariant($"the first funnel after it: {answer.Seconds:N2} s with the start of the process, {answer.Answer.GetProperty("users").GetInt64():N0} users"));
            return imported == rows && speed >= LeastRowsPerSecond && import.PeakBytes <= MostPeakBytes ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    static void Write(string path, long rows)
    {
        var log = new GeneratedLog(rows, 200_000, 20_240_229, IsShuffled: false);
        var (users, times, events) = (new int[GeneratedLog.ChunkSize], new long[GeneratedLog.ChunkSize], new int[GeneratedLog.ChunkSize]);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("user_id,time,event,item_id,price\n");
        for (long chunk = 0; chunk < log.Chunks; chunk++)
        {
            var n = log.Fill(chunk, users, times, events);
            for (var i = 0; i < n; i++)
            {
                var item = (users[i] * 31L + chunk + i) % 5_000;
                writer.Write(Invariant($"u{users[i]},{DateTimeOffset.FromUnixTimeMilliseconds(times[i]):yyyy-MM-dd HH:mm:ss},{GeneratedLog.Names[events[i]]},i{item},{item / 7.0:0.00}\n"));
            }
        }
    }

    /// <summary>Runs the program, which answers with JSON, to its end.</summary>
    internal static async Task<(double Seconds, double PeakBytes, JsonElement Answer)> MeasureAsync(string program, params string[] arguments)
    {
        var (seconds, peak, output) = await RunToEndAsync(program, arguments);
        return (seconds, peak, JsonDocument.Parse(output).RootElement);
    }

    /// <summary>Runs the program to its end; the peak is read while it runs.</summary>
    internal static async Task<(double Seconds, double PeakBytes, string Output)> RunToEndAsync(string program, params string[] arguments)
    {
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var reading = process.StandardOutput.ReadToEndAsync();
        double peak = 0;
        while (!process.WaitForExit(5))
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        return (seconds, peak, await reading);
    }

    static double PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two calls: the last reading stands.
            return 0;
        }
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

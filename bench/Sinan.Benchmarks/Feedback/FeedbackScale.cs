using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sinan.Benchmarks.Ingest;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Feedback;

/// <summary>feedback SINAN [--comments 2000000] [--events 1000000] [--requests 50]: imports made comments, reads them, and asks for every page of a workspace that holds them.</summary>
static class FeedbackScale
{
    const double LeastCommentsPerSecond = 50_000;
    const double MostPageMs = 1000;
    const int Users = 200_000;

    static readonly string[] stages = ["", "collect", "decide", "deliver", "documents", "evidence", "jobs", "learn", "listen", "overview", "settings", "understand"];

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        int Option(string name, int standard) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
        var (comments, events, requests) = (Option("--comments", 2_000_000), Option("--events", 1_000_000), Option("--requests", 50));
        var directory = Directory.CreateTempSubdirectory("sinan-feedback-").FullName;
        try
        {
            var (file, log, workspace) = (Path.Combine(directory, "comments.csv"), Path.Combine(directory, "events.csv"), Path.Combine(directory, "workspace"));
            var texts = new List<string>(comments);
            GeneratedComments.Write(file, comments, Users, texts);
            WriteEvents(log, events);

            var import = await ImportSpeed.MeasureAsync(args[0], "collect", "import", "feedback", file, "--workspace", workspace, "--json", "--no-progress");
            var imported = import.Answer.GetProperty("rows_imported").GetInt64();
            var scoring = Score(texts);
            var speed = comments / (import.Seconds + scoring);
            output.WriteLine(Invariant($"imported {imported:N0} comments in {import.Seconds:N1} s, segmented and scored in {scoring:N1} s: {speed:N0} comments/s (target {LeastCommentsPerSecond:N0}); peak memory {import.PeakBytes / 1e9:N2} GB"));

            var loop = await ImportSpeed.MeasureAsync(args[0], "run", "--events", log, "--no-serve", "--workspace", workspace, "--json", "--no-progress");
            output.WriteLine(Invariant($"the whole loop over them and {events:N0} events: {loop.Seconds:N0} s; peak memory {loop.PeakBytes / 1e9:N2} GB"));

            var key = await ServedProcess.ReaderKeyAsync(workspace);
            var (server, _) = await ServedProcess.StartAsync(workspace);
            using (server)
            {
                var slow = 0;
                await foreach (var (path, _, times) in PageTimes.MeasureAsync(new Uri($"http://{server.Address}"), key, stages, requests))
                {
                    var p95 = times[(int)(times.Length * 0.95)];
                    slow += p95 > MostPageMs ? 1 : 0;
                    output.WriteLine(Invariant($"{path}: p50 {times[times.Length / 2]:N0} ms, p95 {p95:N0} ms{(p95 > MostPageMs ? " – too slow" : "")}"));
                }

                output.WriteLine(Invariant($"pages above {MostPageMs:N0} ms: {slow}; server's peak memory {server.PeakMemory >> 20} MiB"));
                return imported == comments && speed >= LeastCommentsPerSecond && slow == 0 ? 0 : 1;
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Cuts and scores all texts on all processors.</summary>
    /// <returns>Seconds, without the reading of the dictionaries.</returns>
    static double Score(List<string> texts)
    {
        var segmenter = LanguageTools.Shared.Segmenter;
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, texts.Count, () => new LexiconSentiment(new WordReader(segmenter), SentimentLexicon.Default), (i, _, reader) =>
        {
            LexiconSentiment.Positive(reader.Score(texts[i]));
            return reader;
        }, _ => { });
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static void WriteEvents(string path, int events)
    {
        var log = new GeneratedLog(events, Users, 20_240_229, IsShuffled: false);
        var (users, times, codes) = (new int[GeneratedLog.ChunkSize], new long[GeneratedLog.ChunkSize], new int[GeneratedLog.ChunkSize]);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("user_id,time,event,app_version,device\n");
        for (long chunk = 0; chunk < log.Chunks; chunk++)
        {
            var rows = log.Fill(chunk, users, times, codes);
            for (var i = 0; i < rows; i++)
                writer.Write(Invariant($"u{users[i]},{DateTimeOffset.FromUnixTimeMilliseconds(times[i]):yyyy-MM-dd HH:mm:ss},{GeneratedLog.Names[codes[i]]},3.{users[i] % 5},{(users[i] % 3 == 0 ? "android" : "ios")}\n"));
        }
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

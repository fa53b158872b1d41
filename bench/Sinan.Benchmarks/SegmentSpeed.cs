using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sinan.Numerics.Text;

namespace Sinan.Benchmarks;

/// <summary>Speed of word segmentation on one core beside other programs on the same lines; each in precise mode with the hidden Markov model.</summary>
static class SegmentSpeed
{
    const double LeastMegabytes = 20;
    const int Rounds = 9;

    /// <summary>Least ratio to a peer by the peer's command.</summary>
    static readonly (string Name, string Program, string Script, double LeastRatio)[] Peers =
    [
        ("jieba (Python)", "python3", PythonScript, 15),
        ("@node-rs/jieba (Rust)", "node", NodeScript, 1.5),
    ];

    // Each prints megabytes of UTF-8 a second and the number of words.
    const string PythonScript =
        """
        import sys, time, logging, jieba
        jieba.setLogLevel(logging.ERROR)
        jieba.initialize()
        lines = open(sys.argv[1], encoding='utf-8', newline='\n').read().split('\n')
        started = time.perf_counter()
        words = sum(len(jieba.lcut(line)) for line in lines)
        print(sum(len(line.encode()) for line in lines) / 1e6 / (time.perf_counter() - started), words)
        """;

    const string NodeScript =
        """
        const { Jieba } = require('@node-rs/jieba'), { dict } = require('@node-rs/jieba/dict');
        const jieba = Jieba.withDict(dict), lines = require('fs').readFileSync(process.argv[1], 'utf8').split('\n');
        let best = Infinity, words = 0;
        for (let round = 0; round < 3; round++) {
          const started = process.hrtime.bigint();
          words = 0;
          for (const line of lines) words += jieba.cut(line, true).length;
          best = Math.min(best, Number(process.hrtime.bigint() - started) / 1e9);
        }
        console.log(lines.reduce((bytes, line) => bytes + Buffer.byteLength(line), 0) / 1e6 / best, words);
        """;

    /// <param name="args">A text file of one comment a line (.gz too), then at will: --python PROGRAM and --node-modules FOLDER where the peers are.</param>
    /// <param name="output">Figures beside their targets.</param>
    /// <returns>0 when the speed and the ratios to the peers that could be run hold.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [var file, .. var options])
        {
            output.WriteLine("segment FILE [--python PROGRAM] [--node-modules FOLDER]: FILE holds one Chinese comment a line.");
            return 2;
        }

        var lines = ReadLines(file);
        var bytes = lines.Sum(l => (long)Encoding.UTF8.GetByteCount(l));
        var (speed, words) = Measure(lines, bytes);
        var holds = speed >= LeastMegabytes;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB of UTF-8, {lines.Length} lines, one core"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  sinan                  {speed,7:0.0} MB/s  {words} words; at least {LeastMegabytes:0} MB/s: {Verdict(holds)}"));
        var plain = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(plain, string.Join('\n', lines));
            foreach (var peer in Peers)
            {
                if (await RunPeerAsync(peer.Program == "python3" ? Option(options, "--python") ?? peer.Program : peer.Program, peer.Script, plain, Option(options, "--node-modules")) is not { } other)
                {
                    output.WriteLine($"  {peer.Name,-22} is not installed: not compared");
                    continue;
                }

                var ratio = speed / other.Speed;
                holds &= ratio >= peer.LeastRatio;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {peer.Name,-22} {other.Speed,7:0.0} MB/s  {other.Words} words; sinan is {ratio:0.0} times as fast, at least {peer.LeastRatio}: {Verdict(ratio >= peer.LeastRatio)}"));
            }
        }
        finally
        {
            File.Delete(plain);
        }

        return holds ? 0 : 1;
    }

    static (double Speed, long Words) Measure(string[] lines, long bytes)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "dictionaries");
        using var dictionary = new StreamReader(Path.Combine(folder, "jieba.dict.utf8"));
        using var model = new StreamReader(Path.Combine(folder, "hmm_model.utf8"));
        var segmenter = new Segmenter(SegmentDictionary.Load(dictionary), SegmentHmm.Load(model));
        var tokens = new TokenList();
        var (best, words) = (double.PositiveInfinity, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            words = 0;
            var started = Stopwatch.GetTimestamp();
            foreach (var line in lines)
            {
                segmenter.Cut(line, SegmentMode.Precise, tokens);
                words += tokens.Count;
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return (bytes / 1e6 / best, words);
    }

    /// <summary>What a peer printed; null when it or its library is not there.</summary>
    static async Task<(double Speed, long Words)?> RunPeerAsync(string program, string script, string file, string? modules)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (program == "node")
        {
            start.ArgumentList.Add("-e");
            start.Environment["NODE_PATH"] = modules ?? "";
        }
        else
        {
            start.ArgumentList.Add("-c");
        }

        start.ArgumentList.Add(script);
        start.ArgumentList.Add(file);
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var parts = (await process.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            await errors;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 && parts.Length == 2
                ? (double.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture))
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static string[] ReadLines(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    static string? Option(string[] options, string name) => Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : null;

    static string Verdict(bool holds) => holds ? "holds" : "DOES NOT HOLD";
}

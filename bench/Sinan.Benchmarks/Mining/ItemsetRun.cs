using System.Globalization;
using System.IO.Compression;

namespace Sinan.Benchmarks.Mining;

/// <summary>Frequent sets and rules of the published files through the command line with two threads, and false rules where nothing is connected.</summary>
public static class ItemsetRun
{
    const int Rounds = 5;
    const int Repetitions = 200;
    const double Rate = 0.05;

    static readonly (string File, string Verb, string[] Options, int Expected, double MostSeconds)[] Runs =
    [
        ("T10I4D100K.dat.gz", "itemsets", ["--min-support", "20"], 129_875, 0.30),
        ("retail.dat.gz", "itemsets", ["--min-support", "10"], 189_400, 0.25),
        ("retail.dat.gz", "rules", ["--min-support", "20", "--min-confidence", "0.6"], 44_273, 0.40),
    ];

    /// <param name="args"><c>SINAN FOLDER</c>: the executable, and where T10I4D100K.dat.gz and retail.dat.gz are.</param>
    /// <param name="output">Figures go here.</param>
    /// <returns>0 when every target holds.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [var sinan, var folder])
        {
            output.WriteLine("itemsets SINAN FOLDER: the executable, and the folder of T10I4D100K.dat.gz and retail.dat.gz.");
            return 2;
        }

        var holds = true;
        var idle = await IdleBytesAsync(sinan);
        foreach (var (file, verb, options, expected, mostSeconds) in Runs)
        {
            var path = Path.Combine(folder, file);
            var (seconds, bytes, found) = (double.PositiveInfinity, 0.0, 0);
            for (var round = 0; round < Rounds; round++)
            {
                string[] arguments = ["decide", verb, path, .. options, "--threads", "2", "--no-progress"];
                var run = await ImportSpeed.MeasureAsync(sinan, [.. arguments, "--json"]);
                seconds = Math.Min(seconds, run.Answer.GetProperty("seconds").GetDouble());
                // Neither figure is about writing tens of thousands of rules: the time ends before it, and memory is that of the short answer for people.
                bytes = Math.Max(bytes, (await ImportSpeed.RunToEndAsync(sinan, arguments)).PeakBytes - idle);
                found = verb == "rules" ? run.Answer.GetProperty("rules").GetArrayLength() : run.Answer.GetProperty("itemsets").GetInt32();
            }

            var mostBytes = (8 * Unpacked(path)) + 32e6;
            var isGood = found == expected && seconds <= mostSeconds && bytes <= mostBytes;
            holds &= isGood;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{verb} {file} {string.Join(' ', options)}: {found:N0} (must be {expected:N0}) in {seconds:0.000} s (target {mostSeconds:0.00}), {bytes / 1e6:0} MB above an idle process (target {mostBytes / 1e6:0}): {(isGood ? "holds" : "does not hold")}"));
        }

        foreach (var minCount in new[] { 5, 20, 100 })
        {
            var shown = Enumerable.Range(1, Repetitions).Count(seed => IndependentBaskets.ShowsRule(IndependentBaskets.Make(seed, items: 100, baskets: 2_000), minCount, Rate));
            holds &= shown <= Rate * Repetitions;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"nothing connected, at least {minCount} baskets: {shown} of {Repetitions} searches show a rule with q ≤ {Rate} (at most {Rate * Repetitions:0}): {(shown <= Rate * Repetitions ? "holds" : "does not hold")}"));
        }

        return holds ? 0 : 1;
    }

    /// <summary>Peak of a process that does the same with next to nothing.</summary>
    static async Task<double> IdleBytesAsync(string sinan)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dat");
        await File.WriteAllTextAsync(file, "1 2\n2 3\n");
        try
        {
            return (await ImportSpeed.RunToEndAsync(sinan, "decide", "itemsets", file, "--min-support", "1", "--threads", "2", "--no-progress")).PeakBytes;
        }
        finally
        {
            File.Delete(file);
        }
    }

    static double Unpacked(string path)
    {
        using var bytes = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var (length, buffer) = (0L, new byte[1 << 16]);
        for (int got; (got = bytes.Read(buffer)) > 0;)
            length += got;
        return length;
    }
}

using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Decisions;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Benchmarks.Decide;

/// <summary>Rankings of needs against planted truths: are stated chances of places calibrated, do 90 % intervals cover, and how long do ten thousand needs take?</summary>
static class RankingCheck
{
    const double MostDeviation = 0.05, LeastCoverage = 0.87, MostCoverage = 0.93;

    /// <returns>0 when every decile deviates by at most 0.05 and the intervals cover 87 to 93 %.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var workspaces = args is ["--workspaces", var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 1_000;
        var clock = Stopwatch.StartNew();
        var record = RankingRecord.Of(1, workspaces);
        var isCalibrated = true;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{record.Workspaces} workspaces, {record.Scores} needs, {clock.Elapsed.TotalSeconds:0.0} s; chances of places by decile:"));
        for (var tenth = 0; tenth < RankingRecord.Deciles; tenth++)
        {
            var (count, stated, happened) = record.Decile(tenth);
            isCalibrated &= Math.Abs(stated - happened) <= MostDeviation;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {tenth / 10.0:0.0}–{(tenth + 1) / 10.0:0.0}: {count,6} stated, mean {stated:0.000}, came true {happened:0.000}, deviation {happened - stated:+0.000;-0.000}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"90 % intervals of scores cover {record.Coverage:P1} (goal 87–93 %)"));
        Large(10_000, output);
        return isCalibrated && record.Coverage is >= LeastCoverage and <= MostCoverage ? 0 : 1;
    }

    static void Large(int needs, TextWriter output)
    {
        var random = new SplitMix64(3);
        var table = new UncertainValue[needs * NeedInputs.Names.Count];
        foreach (ref var input in table.AsSpan())
        {
            var value = 1 + (100 * random.NextDouble());
            input = new UncertainValue(value, value / 2, value * 2);
        }

        foreach (var method in Enum.GetValues<RankMethod>().Where(m => m != RankMethod.Own))
        {
            var formula = ScoreFormula.Of(method).Value.Expression;
            var clock = Stopwatch.StartNew();
            UncertainRanking.Rank(formula, table, NeedInputs.Names.Count, new RankOptions(), CancellationToken.None);
            var ranked = clock.Elapsed.TotalSeconds;
            InputWorths.Of(formula, table, NeedInputs.Names.Count, Ranking.Places, (_, _) => true, CancellationToken.None);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{needs} needs by {method}: ranked in {ranked:0.00} s, missing facts in {clock.Elapsed.TotalSeconds - ranked:0.00} s"));
        }
    }
}

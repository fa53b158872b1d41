using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Learning;

namespace Sinan.Benchmarks.Feasibility;

/// <summary>Are verdicts on targets right? Each is made from a quarter of the rows; what learning from twice and four times as many gives is the truth.</summary>
/// <remarks>A case is task × rows × target, the targets standing 1, 2, 4, 8 and 16 points on either side of the truth where that is a share.</remarks>
static class FeasibilityCheck
{
    const int Part = 4;

    static readonly double[] distances = [0.01, 0.02, 0.04, 0.08, 0.16];

    /// <returns>0 when verdicts are given in at least 60 % of the cases and right in at least 90 % of those.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var folder, .. var names])
        {
            output.WriteLine("feasibility FOLDER [NAME …]: FOLDER holds the public labelled sets.");
            return 2;
        }

        output.WriteLine($"{"task",-22}{"labels",7}{"from",7}{"at",7}{"truth",8}{"forecast",10}{"95 %",14}{"shape",13}{"told",6}{"right",7}{"of",4}{"s",7}");
        var (cases, told, right, tasks) = (0, 0, 0, 0);
        foreach (var read in new FeasibilityTasks(folder).All)
        {
            var task = read();
            if (names.Length > 0 && !names.Any(n => task.Name.Contains(n, StringComparison.Ordinal)))
                continue;
            tasks++;
            var clock = Stopwatch.StartNew();
            var part = task.Train / Part;
            var curve = LearningCurve.Measure(task.Labels[..part], new LearningCurveOptions { Threads = Environment.ProcessorCount }, task.Scorer, null, CancellationToken.None);
            var (forecast, seconds) = (CurveForecast.Of(curve, 1), clock.Elapsed.TotalSeconds);
            int[] test = [.. Enumerable.Range(task.Train, task.Labels.Length - task.Train)];
            foreach (var rows in new[] { 2 * part, Part * part })
            {
                var truth = task.Scorer([.. Enumerable.Range(0, rows)], test, 1).Average();
                double[] targets = [.. distances.SelectMany(d => new[] { truth - d, truth + d }).Where(t => t is > 0 and < 1).Order()];
                var verdicts = targets.Select(t => (IsReached: truth >= t, Verdict: forecast.Verdict(t, rows))).Where(v => v.Verdict != Reachability.CannotTell).ToArray();
                var good = verdicts.Count(v => v.IsReached == (v.Verdict == Reachability.Reachable));
                (cases, told, right) = (cases + targets.Length, told + verdicts.Length, right + good);
                var (score, bounds) = forecast.At(rows);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{task.Name,-22}{task.Labels.Distinct().Count(),7}{part,7}{rows,7}{100 * truth,8:0.0}{100 * score,10:0.0}{$"{100 * bounds.Low:0.0}–{100 * bounds.High:0.0}",14}{forecast.Best.Shape,13}{verdicts.Length,6}{good,7}{targets.Length,4}{seconds,7:0}"));
            }
        }

        var (share, rate) = ((double)told / cases, (double)right / told);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks, {cases} cases: told in {100 * share:0.0} % (at least 60), right in {100 * rate:0.0} % of these (at least 90)"));
        return share >= 0.6 && rate >= 0.9 ? 0 : 1;
    }
}

using BenchmarkDotNet.Running;
using Sinan.Benchmarks;
using Sinan.Benchmarks.Alerts;
using Sinan.Benchmarks.Feasibility;
using Sinan.Benchmarks.Decide;
using Sinan.Benchmarks.Feedback;
using Sinan.Benchmarks.Ingest;
using Sinan.Benchmarks.Listen;
using Sinan.Benchmarks.Mining;
using Sinan.Benchmarks.Text;

// A named measurement prints its figures beside their targets; anything else goes to BenchmarkDotNet (--list flat shows the kernels).
return args switch
{
    ["behavior", .. var rest] => await BehaviorComparison.RunAsync(rest, Console.Out),
    ["import", .. var rest] => await ImportSpeed.RunAsync(rest, Console.Out),
    ["ingest", .. var rest] => await IngestRun.RunAsync(rest, Console.Out),
    ["ingest-kill", .. var rest] => await IngestKill.RunAsync(rest, Console.Out),
    ["feedback", .. var rest] => await FeedbackScale.RunAsync(rest, Console.Out),
    ["decisions", .. var rest] => await DecisionScale.RunAsync(rest, Console.Out),
    ["alerts", .. var rest] => AlertCheck.Run(rest, Console.Out),
    ["feasibility", .. var rest] => FeasibilityCheck.Run(rest, Console.Out),
    ["forecast", .. var rest] => ForecastBacktest.Run(rest, Console.Out),
    ["itemsets", .. var rest] => await ItemsetRun.RunAsync(rest, Console.Out),
    ["ranking", .. var rest] => RankingCheck.Run(rest, Console.Out),
    ["segment", .. var rest] => await SegmentSpeed.RunAsync(rest, Console.Out),
    ["aspects", .. var rest] => AspectRun.Run(rest, Console.Out),
    ["aspect-feeling", .. var rest] => AspectFeelingRun.Run(rest, Console.Out),
    ["themes", .. var rest] => ThemeRun.Run(rest, Console.Out),
    ["text-models", .. var rest] => await TextModels.RunAsync(rest, Console.Out),
    ["word-vectors", .. var rest] => WordVectorRun.Run(rest, Console.Out),
    ["text-speed", .. var rest] => TextSpeed.Run(rest, Console.Out),
    _ => Kernels(args),
};

static int Kernels(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(BehaviorComparison).Assembly).Run(args);
    return 0;
}

using BenchmarkDotNet.Running;
using Sinan.Benchmarks;

// behavior …, forecast …: one long check with its figures; anything else goes to BenchmarkDotNet (--list flat shows the kernels).
if (args is ["behavior", ..])
    return BehaviorComparison.Run(args[1..], Console.Out);
if (args is ["forecast", ..])
    return ForecastBacktest.Run(args[1..], Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(BehaviorComparison).Assembly).Run(args);
return 0;

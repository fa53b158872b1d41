using BenchmarkDotNet.Running;
using Sinan.Benchmarks;

// behavior …: one long comparison with its ratios; anything else goes to BenchmarkDotNet (--list flat shows the kernels).
if (args is ["behavior", ..])
    return BehaviorComparison.Run(args[1..], Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(BehaviorComparison).Assembly).Run(args);
return 0;

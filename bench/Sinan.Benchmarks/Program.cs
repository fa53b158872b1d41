using BenchmarkDotNet.Running;
using Sinan.Benchmarks;

// behavior, import: long measurements with their targets; anything else goes to BenchmarkDotNet (--list flat shows the kernels).
if (args is ["behavior", ..])
    return await BehaviorComparison.RunAsync(args[1..], Console.Out);
if (args is ["import", ..])
    return await ImportSpeed.RunAsync(args[1..], Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(BehaviorComparison).Assembly).Run(args);
return 0;

using BenchmarkDotNet.Running;
using Sinan.Benchmarks;
using Sinan.Benchmarks.Ingest;

// behavior …, ingest …, ingest-kill …: long runs with their figures; anything else goes to BenchmarkDotNet (--list flat shows the kernels).
if (args is ["behavior", ..])
    return BehaviorComparison.Run(args[1..], Console.Out);
if (args is ["ingest", ..])
    return await IngestRun.RunAsync(args[1..], Console.Out);
if (args is ["ingest-kill", ..])
    return await IngestKill.RunAsync(args[1..], Console.Out);
BenchmarkSwitcher.FromAssembly(typeof(BehaviorComparison).Assembly).Run(args);
return 0;

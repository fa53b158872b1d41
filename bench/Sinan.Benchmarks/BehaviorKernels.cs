using BenchmarkDotNet.Attributes;
using Sinan.Numerics.Behavior;

namespace Sinan.Benchmarks;

/// <summary>The behaviour questions on a million events: time by machine, and allocations, which must not grow with the number of events.</summary>
[MemoryDiagnoser]
public class BehaviorKernels
{
    readonly GeneratedLog log = new(1_000_000, 20_000, 20_240_229, IsShuffled: true);
    BehaviorIndex index = null!;

    [GlobalSetup]
    public void Build() => index = Make();

    [GlobalCleanup]
    public void Release() => index.Dispose();

    [Benchmark]
    public long BuildIndex()
    {
        using var built = Make();
        return built.Events;
    }

    [Benchmark]
    [Arguments(false)]
    [Arguments(true)]
    public FunnelAnswer FunnelWithinSevenDays(bool strict) => Funnel.Answer(index, new FunnelQuestion([0, 4, 6], 7 * 86_400_000L, strict), 1, CancellationToken.None);

    [Benchmark]
    public RetentionAnswer RetentionByWeek() => Retention.Answer(index, new RetentionQuestion(0, 6, BehaviorQuestions.Weeks, 8, false, index.LastMs), 1, CancellationToken.None);

    [Benchmark]
    public object TrendByDay() => Trend.Answer(index, new TrendQuestion(0, BehaviorQuestions.Days), 1, CancellationToken.None);

    [Benchmark]
    public PathAnswer PathsOfFiveSteps() => Paths.Answer(index, new PathQuestion(GapMs: 7 * 86_400_000L), 1, CancellationToken.None);

    [Benchmark]
    public CorrelationAnswer CorrelationOfAllEvents() => Correlation.Answer(index, new CorrelationQuestion(0, 6, 30 * 86_400_000L), 1, CancellationToken.None);

    [Benchmark]
    public byte[] CohortOfTwoBehaviours() => Cohorts.Find(index, new CohortCondition.All([new CohortCondition.Did(4, 3), new CohortCondition.Did(6)]), 1, CancellationToken.None);

    BehaviorIndex Make()
    {
        using var builder = new BehaviorIndexBuilder([]);
        var (users, times, codes) = (new int[GeneratedLog.ChunkSize], new long[GeneratedLog.ChunkSize], new int[GeneratedLog.ChunkSize]);
        for (var chunk = 0L; chunk < log.Chunks; chunk++)
        {
            var rows = log.Fill(chunk, users, times, codes);
            builder.Append(users.AsSpan(0, rows), times.AsSpan(0, rows), codes.AsSpan(0, rows));
        }

        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(GeneratedLog.Names, "benchmark"), null, CancellationToken.None), verify: false);
    }
}

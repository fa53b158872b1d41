using Sinan.Numerics.Decisions;
using Sinan.Numerics.Expressions;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Decisions;

/// <summary>Alone: the allocations of all threads are counted, and other tests allocate too.</summary>
[CollectionDefinition(nameof(RankingMemoryTests), DisableParallelization = true)]
[Collection(nameof(RankingMemoryTests))]
public sealed class RankingMemoryTests
{
    [Fact]
    public void Ten_thousand_items_fit_into_memory()
    {
        var rice = Expression.TryParse("reach * impact * confidence / effort", ["reach", "impact", "confidence", "effort"], out _)!;
        var random = new SplitMix64(5);
        var inputs = new UncertainValue[40_000];
        foreach (ref var input in inputs.AsSpan())
        {
            var value = 1 + (100 * random.NextDouble());
            input = new(value, value / 2, value * 2);
        }

        var before = GC.GetTotalAllocatedBytes();
        var ranked = UncertainRanking.Rank(rice, inputs, 4, new RankOptions { Seed = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(10_000, ranked.Max(r => r.Rank));
        // 800 draws of 10,000 scores and places, 10 bytes each, and the answer.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 160_000_000);
    }
}

using Sinan.Benchmarks.Decide;

namespace Sinan.Tests.Decide;

/// <summary>Rankings of made workspaces whose needs are known; the benchmark "ranking" does the same with a thousand.</summary>
public sealed class PlantedRankingTests
{
    static readonly Lazy<RankingRecord> record = new(() => RankingRecord.Of(first: 50_000, workspaces: 250));

    [Fact]
    public void Stated_chances_of_places_come_true()
    {
        for (var tenth = 0; tenth < RankingRecord.Deciles; tenth++)
        {
            var (count, stated, happened) = record.Value.Decile(tenth);
            // The promise is 0.05; three standard errors of so many cases come on top.
            var noise = 3 * Math.Sqrt(stated * (1 - stated) / count);
            Assert.True(Math.Abs(stated - happened) <= 0.05 + noise, $"decile {tenth}: {count} chances of {stated:0.000} came true {happened:0.000}");
        }
    }

    [Fact]
    public void Nine_of_ten_intervals_hold_the_true_score() => Assert.InRange(record.Value.Coverage, 0.87, 0.93);
}

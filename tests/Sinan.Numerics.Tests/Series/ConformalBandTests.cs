using Sinan.Numerics.Random;
using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

public sealed class ConformalBandTests
{
    [Fact]
    public void Nineteen_errors_make_an_interval_of_ninety_percent_from_the_extremes()
    {
        // k = ⌊20 · 0.1 / 2⌋ = 1: the smallest and the largest. One fewer would need an end beyond the largest.
        double[] scores = [.. Enumerable.Range(-9, 19).Select(i => (double)i)];

        var band = ConformalBand.Of(scores, 1, 0.9);

        Assert.Equal(19, ConformalBand.Least(0.9));
        Assert.Equal(39, ConformalBand.Least(0.95));
        Assert.Equal((-9, 9, 0, 0), (band.Low, band.High, band.Judged, band.Held));
        Assert.Throws<ArgumentException>(() => ConformalBand.Of(scores.AsSpan(1), 1, 0.9));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(1, true)]
    public void Its_record_keeps_the_level_also_while_errors_grow(int delay, bool grows)
    {
        var random = new SplitMix64(17);
        double[] scores = [.. Enumerable.Range(0, 3000).Select(i => random.Normal() * (grows ? 1 + (i / 1000.0) : 1))];

        var band = ConformalBand.Of(scores, delay, 0.9);

        Assert.InRange((double)band.Held / band.Judged, 0.88, 0.92);
    }
}

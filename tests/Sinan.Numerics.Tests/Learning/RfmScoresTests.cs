using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

public sealed class RfmScoresTests
{
    // Ten users a fifth of two each: the quintile edges of 1…10 lie at 2.8, 4.6, 6.4 and 8.2.
    [Fact]
    public void Fifths_are_cut_at_the_quintiles()
    {
        double[] up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        var scores = RfmScores.Of(up, up, up);

        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], scores.Select(s => s.Frequency));
        Assert.Equal([5, 5, 4, 4, 3, 3, 2, 2, 1, 1], scores.Select(s => s.Recency));
    }

    [Fact]
    public void Equal_measures_get_equal_scores()
    {
        double[] same = [1, 1, 1, 1, 7];
        Assert.Equal([1, 1, 1, 1, 5], RfmScores.Of(same, same, same).Select(s => s.Value));
        Assert.Throws<ArgumentException>(() => RfmScores.Of(same, same, [1]));
    }
}

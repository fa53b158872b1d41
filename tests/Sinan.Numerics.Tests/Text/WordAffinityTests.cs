using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

/// <summary>Words that one group uses more than another.</summary>
public sealed class WordAffinityTests
{
    /// <summary>By hand, after Monroe, Colaresi and Quinn (2008): 30 of 100 uses here, 10 of 100 there, 40 of 200 together, two words: α = 0.4, α₀ = 2.</summary>
    [Fact]
    public void Log_odds_follow_the_published_formula()
    {
        var word = WordAffinity.Compare([30, 70], [10, 90])[0];

        // ln(30.4 ÷ 71.6) − ln(10.4 ÷ 91.6) and √(1 ÷ 30.4 + 1 ÷ 10.4).
        Assert.Equal(1.318973, word.LogOdds, 5);
        Assert.Equal(0.359233, word.StandardError, 5);
        Assert.Equal(0.000241, word.P, 5);
        Assert.Equal(Math.Exp(1.318973 - (1.959964 * 0.359233)), word.OddsInterval().Low, 4);
    }

    [Fact]
    public void Changing_sides_changes_the_sign_only()
    {
        var (one, other) = (WordAffinity.Compare([5, 9, 0, 30], [8, 2, 6, 40]), WordAffinity.Compare([8, 2, 6, 40], [5, 9, 0, 30]));

        Assert.All(one.Zip(other), pair =>
        {
            Assert.Equal(-pair.First.LogOdds, pair.Second.LogOdds, 12);
            Assert.Equal(pair.First.Q, pair.Second.Q, 12);
        });
    }

    /// <summary>Where both groups speak alike, a word is called different in no more than about 5 % of 400 comparisons; a word four times as frequent in one group is found (z ≈ 5, where 120 words need about 3.4).</summary>
    [Fact]
    public void Chance_is_seldom_called_a_difference_and_a_planted_word_is_found()
    {
        var random = new SplitMix64(3);
        var (falls, found) = (0, 0);
        for (var trial = 0; trial < 400; trial++)
        {
            falls += WordAffinity.Compare(Uses(150, 0.06), Uses(900, 0.06)).Any(w => w.Q <= 0.05) ? 1 : 0;
            found += WordAffinity.Compare(Uses(150, 0.24), Uses(900, 0.06)).Single(w => w.Word == 0) is { Q: <= 0.05, LogOdds: > 0 } ? 1 : 0;
        }

        Assert.InRange(falls, 0, 33);
        Assert.InRange(found, 360, 400);

        // 120 words, common ones and rare ones; each user utters each or does not.
        long[] Uses(int users, double first) =>
            [.. Enumerable.Range(0, 120).Select(w => (long)Enumerable.Range(0, users).Count(_ => random.NextBool(w == 0 ? first : 0.2 / (1 + w))))];
    }

    [Fact]
    public void Rare_words_and_silent_groups_are_not_tested()
    {
        Assert.Equal([1], WordAffinity.Compare([2, 4], [2, 1]).Select(w => w.Word));
        Assert.Empty(WordAffinity.Compare([0, 0], [9, 9]));
        Assert.Throws<ArgumentException>(() => WordAffinity.Compare([1], [1, 2]));
    }
}

using Sinan.Numerics.Random;
using Sinan.Numerics.Surveys;

namespace Sinan.Numerics.Tests.Surveys;

public sealed class KanoTests
{
    // The evaluation table of Berger et al. 1993, written out by letters; rows: like, must-be, neutral, live with, dislike if there; columns the same if not there.
    [Theory]
    [InlineData(KanoAnswer.Like, "Q A A A O")]
    [InlineData(KanoAnswer.MustBe, "R I I I M")]
    [InlineData(KanoAnswer.Neutral, "R I I I M")]
    [InlineData(KanoAnswer.LiveWith, "R I I I M")]
    [InlineData(KanoAnswer.Dislike, "R R R R Q")]
    public void Every_pair_has_the_category_of_the_evaluation_table(KanoAnswer functional, string row)
    {
        var letters = Enum.GetValues<KanoAnswer>().Select(d => Kano.Classify(functional, d) switch
        {
            KanoCategory.MustBe => "M", KanoCategory.OneDimensional => "O", KanoCategory.Attractive => "A", KanoCategory.Indifferent => "I", KanoCategory.Reverse => "R", _ => "Q",
        });

        Assert.Equal(row, string.Join(' ', letters));
    }

    // By hand: 20 A, 30 O, 40 M, 10 I, 5 R, 5 Q. Better (20 + 30) ÷ 100, worse −(30 + 40) ÷ 100, strengths (40 − 30) ÷ 110 and 90 ÷ 110.
    // Fong: 1.65 √(70 · 150 ÷ 220) = 11.40 > 10, so M and O are not told apart.
    [Fact]
    public void Coefficients_and_strengths_equal_those_by_hand()
    {
        var counts = Kano.Count(Answers(attractive: 20, oneDimensional: 30, mustBe: 40, indifferent: 10, reverse: 5, questionable: 5));

        Assert.Equal(0.5, counts.Better, 1e-12);
        Assert.Equal(-0.7, counts.Worse, 1e-12);
        Assert.Equal(KanoCategory.MustBe, counts.Category);
        Assert.Equal(10 / 110.0, counts.CategoryStrength, 1e-12);
        Assert.Equal(90 / 110.0, counts.TotalStrength, 1e-12);
        Assert.False(counts.IsDistinct);
    }

    // By hand: a = 42, b = 30, N = 110: 1.65 √(72 · 148 ÷ 220) = 11.48 ≤ 12.
    [Fact]
    public void Fongs_test_tells_categories_apart_from_its_bound_on() =>
        Assert.True(Kano.Count(Answers(attractive: 18, oneDimensional: 30, mustBe: 42, indifferent: 10, reverse: 5, questionable: 5)).IsDistinct);

    [Fact]
    public void Ties_go_to_what_is_missed_most()
    {
        Assert.Equal(KanoCategory.MustBe, Kano.Count(Answers(4, 4, 4, 4, 4, 4)).Category);
        Assert.Equal(KanoCategory.OneDimensional, Kano.Count(Answers(4, 4, 3, 4, 0, 0)).Category);
        Assert.Equal(KanoCategory.Attractive, Kano.Count(Answers(4, 2, 3, 4, 0, 0)).Category);
        Assert.Null(Kano.Count([]).Category);
    }

    // "Better" of n persons in A, O, M, I is a share, so its interval approaches p ± 1.96 √(p (1 − p) ÷ n).
    [Fact]
    public void Bootstrap_intervals_approach_those_of_a_share()
    {
        var answers = Answers(attractive: 120, oneDimensional: 80, mustBe: 100, indifferent: 100, reverse: 0, questionable: 0);
        var half = 1.959964 * Math.Sqrt(0.25 / 400);

        var (better, worse) = Kano.Intervals(answers, default, seed: 1);

        Assert.Equal(0.5 - half, better.Low, 0.1 * half);
        Assert.Equal(0.5 + half, better.High, 0.1 * half);
        Assert.InRange(worse.Low, -0.51, -0.49);
        Assert.Equal(Kano.Intervals(answers, default, seed: 1), (better, worse));
    }

    [Fact]
    public void A_person_of_weight_two_counts_as_two()
    {
        KanoCategory[] twice = [KanoCategory.MustBe, KanoCategory.MustBe, KanoCategory.Attractive];

        Assert.Equal(Kano.Count(twice).Counts, Kano.Count(twice.AsSpan(1), [2, 1]).Counts);
    }

    static KanoCategory[] Answers(int attractive, int oneDimensional, int mustBe, int indifferent, int reverse, int questionable)
    {
        KanoCategory[] answers =
        [
            .. Enumerable.Repeat(KanoCategory.Attractive, attractive), .. Enumerable.Repeat(KanoCategory.OneDimensional, oneDimensional), .. Enumerable.Repeat(KanoCategory.MustBe, mustBe),
            .. Enumerable.Repeat(KanoCategory.Indifferent, indifferent), .. Enumerable.Repeat(KanoCategory.Reverse, reverse), .. Enumerable.Repeat(KanoCategory.Questionable, questionable),
        ];
        new SplitMix64(1).Shuffle<KanoCategory>(answers);
        return answers;
    }
}

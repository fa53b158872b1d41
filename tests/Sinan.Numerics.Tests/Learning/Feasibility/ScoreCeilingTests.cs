using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class ScoreCeilingTests
{
    // By hand: 0.95 · 1 = 0.95 and 0.95 · 0.9 + 0.05 · 0.1 = 0.86; with four labels 0.95 · 0.9 + 0.05 · 0.1 ÷ 3.
    [Theory]
    [InlineData(1, 0.05, 2, 0.95)]
    [InlineData(0.9, 0.05, 2, 0.86)]
    [InlineData(0.9, 0.05, 4, 0.8566666666666667)]
    public void Wrong_test_labels_lower_what_is_measured(double accuracy, double error, int labels, double measured)
    {
        Assert.Equal(measured, ScoreCeiling.Measured(accuracy, error, labels), 1e-12);
        Assert.Equal(accuracy, ScoreCeiling.True(measured, error, labels), 1e-12);
    }

    [Fact]
    public void Labels_wrong_by_guessing_tell_nothing() => Assert.True(double.IsNaN(ScoreCeiling.True(0.5, 0.5)));

    [Theory]
    [InlineData(2, 0.1)]
    [InlineData(5, 0.2)]
    public void The_error_of_an_annotator_comes_back_from_the_agreement_of_two(int labels, double error)
    {
        var random = new SplitMix64(5L);
        var agree = 0;
        for (var i = 0; i < 200_000; i++)
            agree += Told() == Told() ? 1 : 0;

        Assert.Equal(error, ScoreCeiling.AnnotatorError(agree / 200_000.0, labels), 0.004);

        // The truth is label 0.
        int Told() => random.NextBool(error) ? 1 + random.NextInt(labels - 1) : 0;
    }

    [Fact]
    public void Annotators_who_agree_as_by_guessing_guess() => Assert.Equal(0.75, ScoreCeiling.AnnotatorError(0.2, 4), 1e-12);

    [Fact]
    public void Shares_beyond_one_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ScoreCeiling.Measured(0.9, 1.2));
}

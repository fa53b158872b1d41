using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class ClassificationTests
{
    // Four rows over four features; rows 0 and 1 positive. Worked by hand with α = 1:
    // p = 1 + (2, 1, 1, 0) = (3, 2, 2, 1), |p| = 8; q = 1 + (0, 1, 0, 2) = (1, 2, 1, 3), |q| = 7.
    static readonly TextFeatureRows Toy = new([0, 2, 4, 6, 7], [0, 1, 0, 2, 1, 3, 3], 4);
    static readonly bool[] ToyLabels = [true, true, false, false];

    [Fact]
    public void Log_count_ratios_are_as_worked_by_hand()
    {
        var ratios = NaiveBayesSvm.LogCountRatios(Toy, [0, 1, 2, 3], ToyLabels, 1);

        double[] expected = [Math.Log(3.0 / 8 / (1.0 / 7)), Math.Log(2.0 / 8 / (2.0 / 7)), Math.Log(2.0 / 8 / (1.0 / 7)), Math.Log(1.0 / 8 / (3.0 / 7))];
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], ratios[i], 6);
    }

    // Two rows, one feature each, ratios ±ln 2 (p = (2,1), q = (1,2), norms 3): scaled rows are (1,0) and (0,−1) up to sign.
    // By symmetry the bias is 0 and α is equal for both: minimise ½w² + C·max(0, 1 − w)² for each weight: w = 2C ÷ (1 + 2C).
    [Fact]
    public void The_machine_reaches_the_optimum_worked_by_hand()
    {
        var rows = new TextFeatureRows([0, 1, 2], [0, 1], 2);
        var model = NaiveBayesSvm.Train(rows, [0, 1], [true, false], new NaiveBayesSvmOptions(0.5, 1, 500), 1, TestContext.Current.CancellationToken);

        // C = 0.5: w = 1 ÷ 2; the stopping rule leaves an error below one hundredth.
        Assert.Equal(0.5, model.Margin([0]), 2);
        Assert.Equal(-0.5, model.Margin([1]), 2);
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Throws<ArgumentException>(() => NaiveBayesSvm.Train(Toy, [0, 1], ToyLabels, NaiveBayesSvmOptions.Default, 1, TestContext.Current.CancellationToken));

    // With margins drawn so that P(positive) = 1 ÷ (1 + e^(−2m + 1)) the fit must find A = −2, B = 1.
    [Fact]
    public void Platt_scaling_finds_the_curve_that_made_the_labels()
    {
        var random = new Sinan.Numerics.Random.SplitMix64(7);
        var margins = new double[20_000];
        var labels = new bool[margins.Length];
        for (var i = 0; i < margins.Length; i++)
        {
            margins[i] = random.Normal();
            labels[i] = random.NextBool(1 / (1 + Math.Exp(-2 * margins[i] + 1)));
        }

        var scaling = PlattScaling.Fit(margins, labels);

        Assert.Equal(-2, scaling.A, 0.1);
        Assert.Equal(1, scaling.B, 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_on_any_number_of_threads()
    {
        string[] praise = ["房间很干净", "服务热情", "早餐好吃", "great service", "clean room"];
        string[] blame = ["房间很脏", "服务冷淡", "早餐难吃", "rude service", "dirty room"];
        string[] other = ["几点退房", "可以开发票吗", "停车收费吗", "when is breakfast", "where to park"];
        var texts = Enumerable.Range(0, 120).Select(i => (i % 3) switch { 0 => praise[i % 5], 1 => blame[i % 5], _ => other[i % 5] } + (i % 7)).ToArray();
        var labels = Enumerable.Range(0, 120).Select(i => i % 3).ToArray();

        double[] Predict(int threads)
        {
            var rows = TextFeatures.ReadAll(texts, TestDictionaries.Segmenter, threads, TestContext.Current.CancellationToken);
            var model = TextClassifier.Train(rows, [.. Enumerable.Range(0, 120)], labels, 3, NaiveBayesSvmOptions.Default, TextClassifier.DefaultFolds, 5, threads, TestContext.Current.CancellationToken);
            var all = new double[360];
            for (var i = 0; i < 120; i++)
                model.Predict(rows[i], all.AsSpan(i * 3, 3));
            return all;
        }

        var one = Predict(1);
        Assert.Equal(one, Predict(3));
        for (var i = 0; i < 120; i++)
        {
            Assert.Equal(1, one[i * 3] + one[i * 3 + 1] + one[i * 3 + 2], 9);
            Assert.Equal(labels[i], one.AsSpan(i * 3, 3).IndexOf(one.AsSpan(i * 3, 3).ToArray().Max()));
        }
    }

    // Labels drawn without regard to the text: whoever scores rows that were learnt looks wise, held-out probabilities do not.
    [Fact]
    public void Held_out_probabilities_know_nothing_of_their_own_row()
    {
        var random = new Sinan.Numerics.Random.SplitMix64(3);
        string[] words = ["房间", "早餐", "前台", "电梯", "价格", "位置", "空调", "毛巾", "窗户", "停车"];
        var texts = Enumerable.Range(0, 600).Select(_ => string.Concat(random.Sample(10, 4).Select(w => words[w]))).ToArray();
        var labels = Enumerable.Range(0, 600).Select(_ => random.NextInt(2)).ToArray();
        var rows = TextFeatures.ReadAll(texts, TestDictionaries.Segmenter, 2, TestContext.Current.CancellationToken);

        var model = TextClassifier.Train(rows, [.. Enumerable.Range(0, 600)], labels, 2, NaiveBayesSvmOptions.Default, 4, 1, 2, TestContext.Current.CancellationToken);

        var right = Enumerable.Range(0, 600).Count(i => model.HeldOut[i, labels[i]] > 0.5);
        Assert.InRange(right, 230, 370); // 300 ± 5.7 standard deviations
    }

    [Fact]
    public void Features_are_distinct_ascending_and_the_same_for_equal_words()
    {
        var reader = new TextFeatures(TestDictionaries.Segmenter);
        var one = reader.Read("Great 酒店 great 酒店").ToArray();

        Assert.Equal(one.Distinct().Order(), one);
        Assert.NotEmpty(one);
        Assert.Empty(reader.Read("  ").ToArray());
    }
}

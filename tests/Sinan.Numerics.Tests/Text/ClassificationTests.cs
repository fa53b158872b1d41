using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class ClassificationTests
{
    static readonly Dictionary<int, int[]> none = [];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Four rows over four columns; rows 0 and 1 positive. Worked by hand with α = 1:
    // p = 1 + (2, 1, 1, 0) = (3, 2, 2, 1), |p| = 8; q = 1 + (0, 1, 0, 2) = (1, 2, 1, 3), |q| = 7.
    static readonly TextRows Toy = new([0, 2, 4, 6, 7], [0, 1, 0, 2, 1, 3, 3], [1, 1, 1, 1, 1, 1, 1], 4);

    [Fact]
    public void Log_count_ratios_are_as_worked_by_hand()
    {
        var ratios = ClassRatios.OfCounts(Toy, [0, 1, 2, 3], [1, 1, 0, 0], 2, 1);

        double[] expected = [Math.Log(3.0 / 8 / (1.0 / 7)), Math.Log(2.0 / 8 / (2.0 / 7)), Math.Log(2.0 / 8 / (1.0 / 7)), Math.Log(1.0 / 8 / (3.0 / 7))];
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], ratios[i], 6);
    }

    // Three labels: the ratio of each is that of two labels, itself against the rest. With values ½ the sums are halved and α = ½ gives the same shares.
    [Fact]
    public void Ratios_of_three_labels_are_those_of_each_against_the_rest()
    {
        var halves = Toy with { Values = [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f] };
        int[] labels = [0, 1, 2, 2];

        var ratios = ClassRatios.OfCounts(Toy, [0, 1, 2, 3], labels, 3, 1);
        var values = ClassRatios.OfValues(halves, [0, 1, 2, 3], labels, 3, 0.5);

        for (var label = 0; label < 3; label++)
        {
            var alone = ClassRatios.OfCounts(Toy, [0, 1, 2, 3], [.. labels.Select(l => l == label ? 1 : 0)], 2, 1);
            for (var column = 0; column < 4; column++)
            {
                Assert.Equal(alone[column], ratios[(column * 3) + label], 6);
                Assert.Equal(alone[column], values[(column * 3) + label], 5);
            }
        }
    }

    // Two rows of one column each. By symmetry the bias is 0 and each weight minimises ½w² + C·max(0, 1 − w)²: w = 2C ÷ (1 + 2C).
    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(2, 0.8)]
    public void The_machine_reaches_the_optimum_worked_by_hand(double cost, double expected)
    {
        var rows = new TextRows([0, 1, 2], [0, 1], [1, 1], 2);
        var machines = LinearMachines.Train(rows, [0, 1], [1, 0], 2, none, [], new LinearOptions(cost, 500, 1e-6), 1, Stop);

        Assert.Equal(expected, machines.Weights[0], 4);
        Assert.Equal(-expected, machines.Weights[1], 4);
        Assert.Equal(0, machines.Biases[0], 4);
    }

    // The gradient of ½‖w‖² + ½b² + Σ C·max(0, 1 − y(x·w + b))² is nought at the optimum; the C of the rarer side is (rows of the other ÷ its own)^balance.
    [Theory]
    // A row is left out of the machines of its further labels.
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    public void The_machine_ends_where_the_gradient_is_nought(double balance, bool isBearingMore)
    {
        var random = new Sinan.Numerics.Random.SplitMix64(9);
        const int count = 200, width = 30, classes = 3;
        var (starts, columns, values, labels) = (new long[count + 1], new List<int>(), new List<float>(), new int[count]);
        for (var i = 0; i < count; i++)
        {
            foreach (var column in random.Sample(width, 6).Order())
            {
                columns.Add(column);
                values.Add((float)random.NextDouble());
            }

            starts[i + 1] = columns.Count;
            labels[i] = random.NextInt(classes);
        }

        var rows = new TextRows(starts, [.. columns], [.. values], width);
        var others = Enumerable.Range(0, isBearingMore ? count : 0).Where(i => i % 5 == 0).ToDictionary(i => i, i => new[] { (labels[i] + 1) % classes });
        var machines = LinearMachines.Train(rows, [.. Enumerable.Range(0, count)], labels, classes, others, [], new LinearOptions(1, 3000, 1e-6, balance), 1, Stop);

        var margins = new float[classes];
        for (var c = 0; c < classes; c++)
        {
            double positives = labels.Count(l => l == c), negatives = count - positives;
            var gradient = Enumerable.Range(0, width).Select(f => (double)machines.Weights[(f * classes) + c]).Append(machines.Biases[c]).ToArray();
            for (var i = 0; i < count; i++)
            {
                if (others.GetValueOrDefault(i, []).Contains(c))
                    continue;
                machines.Margins(rows.ColumnsOf(i), rows.ValuesOf(i), margins);
                var sign = labels[i] == c ? 1 : -1;
                var cost = Math.Pow(Math.Max(1, sign > 0 ? negatives / positives : positives / negatives), balance);
                var short0 = cost * Math.Max(0, 1 - (sign * margins[c]));
                for (var j = 0; j < rows.ColumnsOf(i).Length; j++)
                    gradient[rows.ColumnsOf(i)[j]] -= 2 * sign * short0 * rows.ValuesOf(i)[j];
                gradient[width] -= 2 * sign * short0;
            }

            Assert.All(gradient, g => Assert.Equal(0, g, 3));
        }
    }

    // Han: one and two characters, a blank before the first and after the last. Letters: two and three with the blank before them. And the words.
    [Theory]
    [InlineData("好车", " 好|好|好车|车|车 ", 1)]
    [InlineData("abcd", " a| ab|ab|abc|bc|bcd|cd|cd |d ", 1)]
    public void Pieces_are_short_grams_and_words(string text, string grams, int words)
    {
        var reader = new TextGrams(TestDictionaries.Segmenter);
        reader.Read(text, [TextView.Pieces]);

        Assert.Equal(grams.Split('|').Length + words, reader[TextView.Pieces].Length);
        Assert.True(reader[TextView.Characters].IsEmpty);
    }

    // With scales s the machine on x is the plain machine on x∘√s: margins agree.
    [Fact]
    public void Scales_are_the_machine_on_scaled_columns()
    {
        float[] scales = [4, 1, 9, 0.25f];
        var scaled = Toy with { Values = [.. Toy.Columns.Select(c => MathF.Sqrt(scales[c]))] };
        var options = new LinearOptions(1, 2000, 1e-6);

        var one = LinearMachines.Train(Toy, [0, 1, 2, 3], [1, 1, 0, 0], 2, none, scales, options, 1, Stop);
        var two = LinearMachines.Train(scaled, [0, 1, 2, 3], [1, 1, 0, 0], 2, none, [], options, 1, Stop);

        var (first, second) = (new float[1], new float[1]);
        for (var i = 0; i < 4; i++)
        {
            one.Margins(Toy.ColumnsOf(i), Toy.ValuesOf(i), first);
            two.Margins(scaled.ColumnsOf(i), scaled.ValuesOf(i), second);
            Assert.Equal(second[0], first[0], 3);
        }
    }

    [Fact]
    public void A_label_without_a_row_is_refused()
    {
        var corpus = TextCorpus.Read(["好", "坏"], TestDictionaries.Segmenter, 1, Stop);

        Assert.Throws<ArgumentException>(() => TextClassifier.Train(corpus, [0, 1], [0, 0], 2, new TextTraining(1, 1), Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextClassifier.Train(corpus, [0, 1], [0, 1], 2, new TextTraining(1, 1, ScoredFolds: 1), Stop));
    }

    // scikit-learn 1.2.1 TfidfVectorizer: conformance/ml/linear_text.json.
    [Fact]
    public void Weights_of_grams_are_those_of_the_vectors()
    {
        using var vectors = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Sinan.Testing.SharedMaterial.Path("conformance", "ml", "linear_text.json")));
        var part = vectors.RootElement.GetProperty("tfidf");
        var documents = part.GetProperty("docs").EnumerateArray().Select(d => Grams(d.GetString()!)).ToArray();
        var vocabulary = part.GetProperty("vocabulary").EnumerateArray().Select(v => v.GetString()!).ToArray();
        for (var i = 0; i < documents.Length; i++)
        {
            var row = new float[vocabulary.Length];
            for (var j = 0; j < row.Length; j++)
                row[j] = (float)(documents[i].Count(g => g == vocabulary[j]) * TfIdf.InverseDocumentFrequency(documents.Count(d => d.Contains(vocabulary[j])), documents.Length));
            TfIdf.Normalize(row);
            for (var j = 0; j < row.Length; j++)
                Assert.Equal(part.GetProperty("matrix")[i][j].GetDouble(), row[j], 6);
        }

        // Words of two letters and more, as the vectors have them, and their pairs.
        static string[] Grams(string document)
        {
            var words = document.Split(' ').Where(w => w.Length > 1 || !char.IsAscii(w[0])).ToArray();
            return [.. words, .. words.Zip(words.Skip(1), (a, b) => a + " " + b)];
        }
    }

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
            var corpus = TextCorpus.Read(texts, TestDictionaries.Segmenter, threads, Stop);
            var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, 120)], labels, 3, new TextTraining(5, threads), Stop);
            var (reader, all) = (new TextGrams(TestDictionaries.Segmenter), new double[360]);
            for (var i = 0; i < 120; i++)
                model.Predict(reader, texts[i], all.AsSpan(i * 3, 3));
            return [.. all, .. model.HeldOut.Cast<double>()];
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
        var corpus = TextCorpus.Read(texts, TestDictionaries.Segmenter, 2, Stop);

        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, 600)], labels, 2, new TextTraining(1, 2), Stop);

        // An undecided row is half right.
        var right = Enumerable.Range(0, 600).Sum(i => (1 + Math.Sign(model.HeldOut[i, labels[i]] - 0.5)) / 2.0);
        Assert.InRange(right, 230, 370); // 300 ± 5.7 standard deviations
    }

    // Worked by hand: the word 好吃, its praise of 2 reaches three steps of each of five amounts
    // (2·log₂ 3 ≈ 3.2) and five of the balance (8·2 ÷ 3, 2·log₂ 6.3 ≈ 5.3).
    [Fact]
    public void Grams_are_distinct_and_counted_where_they_stand()
    {
        var reader = new TextGrams(TestDictionaries.Segmenter);
        reader.Read("好吃");

        // " 好", " 好吃", "好", "好吃", "好吃 ", "吃", "吃 ".
        Assert.Equal(7, reader[TextView.Characters].Length);
        Assert.Equal(new TextGram(reader[TextView.Words][0].Hash, 1, 0, 2), reader[TextView.Words][0]);
        Assert.Equal(1, reader[TextView.Words].Length);
        Assert.Equal(1 + (4 * 3) + 5, reader[TextView.Opinions].Length);

        reader.Read("great 2019 great 2020");
        var words = reader[TextView.Words].ToArray();
        Assert.Equal(words.Length, words.Select(w => w.Hash).Distinct().Count());
        // Numbers of as many digits are one word.
        Assert.Equal([2, 2], words.Where(w => w.Length < 6).Select(w => w.Count));
        reader.Read("  ");
        Assert.True(reader[TextView.Words].IsEmpty && reader[TextView.Opinions].IsEmpty);
    }

    // "card", "arriv", "card": the stems card (twice) and arriv, the pairs card–arriv, card–card and arriv–card, where they stand first.
    [Fact]
    public void Stems_are_paired_in_their_order()
    {
        var reader = new TextGrams(TestDictionaries.Segmenter);
        reader.Read("cards arriving card");

        var grams = reader[TextView.Stems].ToArray();
        Assert.Equal([(2, 0, 5), (1, 6, 8), (1, 0, 14), (1, 0, 19), (1, 6, 13)], grams.Select(g => (g.Count, g.Start, g.Length)).OrderBy(g => g.Length != 5).ThenBy(g => g.Start != 6 || g.Length != 8).ThenBy(g => g.Start).ThenBy(g => g.Length));
        var pairs = grams.Where(g => g.Length > 8).Select(g => g.Hash).ToHashSet();
        reader.Read("arrives cards");
        Assert.Single(reader[TextView.Stems].ToArray(), g => pairs.Contains(g.Hash));

        // Eight words: each is paired with up to five before it, 0 + 1 + 2 + 3 + 4 + 5 + 5 + 5.
        reader.Read("one two three four six seven eight nine");
        Assert.Equal(8 + 25, reader[TextView.Stems].Length);
    }

    [Fact]
    public void Stems_of_many_texts_are_not_read()
    {
        string[] texts = [.. Enumerable.Repeat("好", TextCorpus.MostStemmedTexts + 1)];

        Assert.Equal(0, TextCorpus.Read(texts, TestDictionaries.Segmenter, 2, Stop)[TextView.Stems].Width);
        Assert.Equal(1, TextCorpus.Read(texts[1..], TestDictionaries.Segmenter, 2, Stop)[TextView.Stems].Width);
    }

    [Fact]
    public void Contributions_sum_to_the_log_odds_and_name_the_deciding_piece()
    {
        var random = new Sinan.Numerics.Random.SplitMix64(2);
        string[] fillers = ["房间", "早餐", "前台", "电梯", "价格", "位置", "空调", "毛巾"];
        var texts = Enumerable.Range(0, 200).Select(i => string.Concat(random.Sample(8, 3).Select(w => fillers[w])) + (i % 2 == 0 ? "蓝色" : "绿色")).ToArray();
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2)];
        var corpus = TextCorpus.Read(texts, TestDictionaries.Segmenter, 2, Stop);
        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, 200)], labels, 2, new TextTraining(1, 2), Stop);
        var reader = new TextGrams(TestDictionaries.Segmenter);

        const string text = "房间绿色";
        var parts = model.Explain(reader, text, 1, int.MaxValue);

        Assert.Contains("绿", text.Substring(parts[0].Start, parts[0].Length), StringComparison.Ordinal);
        Assert.True(parts[0].LogOdds > 0);
        var against = model.Explain(reader, text, 0, int.MaxValue);
        Assert.Equal(-parts.Sum(p => p.LogOdds), against.Sum(p => p.LogOdds), 5);
    }

    // Labels are right with the square of what was forecast.
    [Fact]
    public void Calibration_of_the_top_label_keeps_it_on_top()
    {
        var random = new Sinan.Numerics.Random.SplitMix64(4);
        var top = Enumerable.Range(0, 2000).Select(_ => 0.4 + (0.6 * random.NextDouble())).ToArray();
        var isRight = top.Select(p => random.NextBool(p * p)).ToArray();
        var calibration = TopLabelCalibration.Fit(top, isRight);
        for (var i = 0; i < 200; i++)
        {
            var first = 0.4 + (0.6 * random.NextDouble());
            var second = Math.Min(first, (1 - first) * random.NextDouble());
            double[] p = [second, first, 1 - first - second];
            var best = p.AsSpan().IndexOf(p.Max());
            calibration.Apply(p);
            Assert.Equal(1, p.Sum(), 9);
            Assert.Equal(p.Max(), p[best], 9);
        }

        double[] sure = [0.05, 0.95];
        calibration.Apply(sure);
        Assert.Equal(0.95 * 0.95, sure[1], 0.04);
    }
}

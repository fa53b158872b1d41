using System.IO.Compression;
using Sinan.Benchmarks.Text;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Train.Domain;

namespace Sinan.Benchmarks.Feasibility;

/// <summary>Tasks made from public sets: labels of texts and answers of tables.</summary>
sealed class FeasibilityTasks(string folder)
{
    /// <summary>Rows to learn from and to measure on at most.</summary>
    const int MostTrain = 6000, MostTest = 4000;

    /// <summary>Part of the rows that is measured on where that is fewer.</summary>
    const double TestShare = 0.3;

    readonly LabelledSets sets = new(folder);

    public IEnumerable<Func<FeasibilityTask>> All =>
    [
        () => Texts(sets.Hotel), () => Texts(sets.ShoppingSentiment), () => Texts(sets.ShoppingCategory), () => Texts(sets.Cars), () => Texts(sets.AppReviews),
        () => Texts(sets.Banking), () => Texts(sets.News), () => Texts(sets.Intents), () => Texts(sets.Clinc), () => Texts(sets.ClothingRating),
        () => Texts(sets.ClothingDepartment), () => Table("adult, boosted", Adult(), "income", AnswerLearner.Boosted), () => Table("adult, logistic", Adult(), "income", AnswerLearner.Logistic),
        () => Table("churn, boosted", Churn(), "Churn", AnswerLearner.Boosted), () => Table("churn, logistic", Churn(), "Churn", AnswerLearner.Logistic),
    ];

    static FeasibilityTask Texts(LabelledSet set)
    {
        var rows = set.Train.Concat(set.Test).Where(r => r.Text.Trim().Length > 0).DistinctBy(r => r.Text).ToArray();
        var (order, train) = Chosen(rows.Length);
        string[] names = [.. rows.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal)];
        int[] labels = [.. order.Select(i => Array.BinarySearch(names, rows[i].Label, StringComparer.Ordinal))];
        string[] texts = [.. order.Select(i => TextCleaner.Clean(rows[i].Text))];
        return new FeasibilityTask(set.Name, labels, train, TextScorer.Of(texts, labels, LanguageTools.Shared.Segmenter, CancellationToken.None));
    }

    static FeasibilityTask Table(string name, TabularRows table, string target, AnswerLearner learner)
    {
        var (order, train) = Chosen(table.Rows.Count);
        var rows = table.Take(order);
        var answers = Answers.Of(rows.Rows.Select(r => r[rows.IndexOf(target)]!), null)!;
        int[] labels = [.. rows.Rows.Select(r => answers.Read(r[rows.IndexOf(target)]!) == true ? 1 : 0)];
        return new FeasibilityTask(name, labels, train, (seen, test, seed) => Score(rows, target, labels, learner, seen, test, seed));
    }

    static double[] Score(TabularRows rows, string target, int[] labels, AnswerLearner learner, int[] seen, int[] test, long seed)
    {
        bool[] known = [.. seen.Select(i => labels[i] == 1)];
        var yes = known.Count(k => k);
        if (Math.Min(yes, known.Length - yes) < AnswerTraining.LeastOfEach)
            return [.. test.Select(i => labels[i] == (2 * yes > known.Length ? 1 : 0) ? 1.0 : 0)];
        var learned = rows.Take(seen);
        var encoding = TabularEncoding.Learn(learned, new HashSet<string> { target, "customerID" });
        var model = AnswerTraining.Fit(learner, encoding.Features, encoding.Encode(learned), known, seed, null, 1);
        return [.. model.Probabilities(encoding.Encode(rows.Take(test)), 1).Select((p, i) => p >= 0.5 == (labels[test[i]] == 1) ? 1.0 : 0)];
    }

    /// <summary>Rows in random order, and how many of them are learned from.</summary>
    static (int[] Order, int Train) Chosen(int rows)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        new SplitMix64(2026L).Shuffle(order.AsSpan());
        var test = Math.Min(MostTest, (int)(TestShare * rows));
        var train = Math.Min(MostTrain, rows - test);
        return (order[..(train + test)], train);
    }

    TabularRows Adult()
    {
        string[] columns =
        [
            "age", "workclass", "fnlwgt", "education", "education-num", "marital-status", "occupation", "relationship", "race", "sex", "capital-gain", "capital-loss", "hours-per-week",
            "native-country", "income",
        ];
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, "adult/adult.data.gz")), CompressionMode.Decompress);
        return Cells(new StreamReader(file), columns);
    }

    TabularRows Churn()
    {
        using var file = new StreamReader(Path.Combine(folder, "telco-churn/Telco-Customer-Churn.csv"));
        return Cells(file, file.ReadLine()!.Split(','));
    }

    /// <summary>Neither file quotes cells.</summary>
    static TabularRows Cells(StreamReader file, string[] columns)
    {
        var rows = new List<string?[]>();
        while (file.ReadLine() is { } line)
        {
            string?[] cells = [.. line.Split(',', StringSplitOptions.TrimEntries).Select(c => c is "" or "?" ? null : c)];
            if (cells.Length == columns.Length)
                rows.Add(cells);
        }

        return new TabularRows([.. columns], rows);
    }
}

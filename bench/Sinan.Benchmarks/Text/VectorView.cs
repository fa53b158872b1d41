using System.Globalization;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.EvaluateText;

namespace Sinan.Benchmarks.Text;

/// <summary>Whether texts as mean word vectors help the text classifier: five folds inside the training parts; the test parts are never looked at.</summary>
static class VectorView
{
    const int Folds = 5;
    const long Seed = 1;

    /// <summary>Parts that the vectors have in the blend.</summary>
    static readonly double[] parts = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

    public static int Run(string folder, TextWriter output)
    {
        var sets = new LabelledSets(folder);
        foreach (var set in new[] { sets.Hotel, sets.Cars })
            Measure(set.Name, set.Train, output);
        return 0;
    }

    static void Measure(string name, LabelledText[] rows, TextWriter output)
    {
        var (segmenter, threads) = (LanguageTools.Shared.Segmenter, Environment.ProcessorCount);
        var texts = rows.Select(r => TextCleaner.Clean(r.Text)).ToArray();
        var names = rows.Select(r => r.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        int[] labels = [.. rows.Select(r => names.IndexOf(r.Label))], all = [.. Enumerable.Range(0, rows.Length)];
        var folds = TextClassifier.FoldsOf(all, labels, Folds, new SplitMix64(Seed));
        var readings = TextReadings.Read(texts, segmenter, threads, CancellationToken.None);
        var (right, loss) = (new int[parts.Length], new double[parts.Length]);
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] learned = [.. all.Where(i => folds[i] != fold)], held = [.. all.Where(i => folds[i] == fold)];
            var corpus = TextCorpus.Of(readings, learned, threads, CancellationToken.None);
            var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, learned.Length)], [.. learned.Select(i => labels[i])], names.Count, new TextTraining(Seed, threads), CancellationToken.None);
            var view = ViewProbabilities(texts, labels, learned, held, names.Count);
            var told = new double[names.Count];
            for (var i = 0; i < held.Length; i++)
            {
                model.Predict(readings, held[i], told);
                for (var p = 0; p < parts.Length; p++)
                {
                    double[] blend = [.. told.Select((t, c) => Math.Pow(Math.Max(t, 1e-9), 1 - parts[p]) * Math.Pow(Math.Max(view[i][c], 1e-9), parts[p]))];
                    right[p] += Array.IndexOf(blend, blend.Max()) == labels[held[i]] ? 1 : 0;
                    loss[p] -= Math.Log(blend[labels[held[i]]] / blend.Sum());
                }
            }
        }

        for (var p = 0; p < parts.Length; p++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, vectors {parts[p]:P0} of the blend: accuracy {right[p] / (double)rows.Length:P2}, log loss {loss[p] / rows.Length:0.0000}"));
    }

    /// <summary>Vectors of the learned texts; one logistic regression a label against the rest.</summary>
    static double[][] ViewProbabilities(string[] texts, int[] labels, int[] learned, int[] held, int classes)
    {
        var segmenter = LanguageTools.Shared.Segmenter;
        var vectors = WordVectors.Train([.. learned.Select(i => texts[i])], segmenter, new WordVectorOptions { Seed = Seed, Threads = Environment.ProcessorCount }, CancellationToken.None);
        var reader = new WordReader(segmenter);
        var matrix = FeatureMatrix.Of([.. learned.Select(RowOf)]);
        var models = Enumerable.Range(0, classes).Select(c => LogisticRegression.Fit(matrix, [.. learned.Select(i => labels[i] == c)], 10)).ToArray();
        return [.. held.Select(i =>
        {
            var row = RowOf(i);
            double[] chances = [.. models.Select(m => m.Probability(row))];
            return (double[])[.. chances.Select(c => c / chances.Sum())];
        })];

        double[] RowOf(int text)
        {
            var vector = new float[vectors.Dimensions];
            vectors.TryText(texts[text], reader, vector);
            return [.. vector.Select(v => (double)v)];
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Text;

/// <summary>How fast text classifiers learn and tell: 50,000 short reviews and 10,000 short titles, told again and again.</summary>
static class TextSpeed
{
    const int TrainTexts = 50_000;
    const double MostTrainSeconds = 20, LeastPerSecond = 200_000;

    /// <returns>0 when both goals hold.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var folder, ..])
        {
            output.WriteLine("text-speed FOLDER: FOLDER holds the public labelled texts.");
            return 2;
        }

        var (sets, segmenter, threads) = (new LabelledSets(folder), LanguageTools.Shared.Segmenter, Environment.ProcessorCount);
        // The shortest reviews: the median has some thirty characters.
        var rows = sets.ShoppingSentiment.Train.OrderBy(r => r.Text.Length).Take(TrainTexts).ToArray();
        var (texts, labels) = (rows.Select(r => TextCleaner.Clean(r.Text)).ToArray(), rows.Select(r => r.Label == "1" ? 1 : 0).ToArray());
        var watch = Stopwatch.StartNew();
        var corpus = TextCorpus.Read(texts, segmenter, threads, CancellationToken.None);
        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, texts.Length)], labels, 2, new TextTraining(1, threads), CancellationToken.None);
        var trainSeconds = watch.Elapsed.TotalSeconds;

        var titles = sets.News.Test.Select(r => TextCleaner.Clean(r.Text)).ToArray();
        var perSecond = 0.0;
        for (var round = 0; round < 5; round++)
        {
            watch.Restart();
            Parallel.For(0, 40 * threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new TextGrams(segmenter), (part, _, reader) =>
            {
                Span<double> probabilities = stackalloc double[2];
                for (var i = part % 4; i < titles.Length; i += 4)
                    model.Predict(reader, titles[i], probabilities);
                return reader;
            }, _ => { });
            perSecond = Math.Max(perSecond, 10.0 * threads * titles.Length / watch.Elapsed.TotalSeconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learning {texts.Length} short reviews, choices by cross-validation included: {trainSeconds:0.0} s (at most {MostTrainSeconds:0})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"telling titles of {titles.Average(t => t.Length):0} characters on {threads} threads: {perSecond:0} a second (at least {LeastPerSecond:0})"));
        return trainSeconds <= MostTrainSeconds && perSecond >= LeastPerSecond ? 0 : 1;
    }
}

using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>Accuracy of the <see cref="TextClassifier"/>. Nothing of the tested texts is looked at while it learns, not even their words.</summary>
public static class TextScorer
{
    /// <summary>Labels × texts above which two folds are held out: enough for a few weights, and more would take long.</summary>
    const long ManyCells = 150_000;

    /// <param name="texts">Cleaned texts; they are read once.</param>
    /// <param name="labels">Number of each text's label.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="cancellationToken">Cancels within runs.</param>
    /// <param name="threads">Threads that read the texts; each run takes one.</param>
    public static HeldOutScorer Of(IReadOnlyList<string> texts, int[] labels, Segmenter segmenter, CancellationToken cancellationToken, int threads = 1)
    {
        var readings = TextReadings.Read(texts, segmenter, threads, cancellationToken);
        return (train, test, seed) =>
        {
            int[] known = [.. train.Select(i => labels[i]).Distinct().Order()];
            if (known.Length == 1)
                return [.. test.Select(i => labels[i] == known[0] ? 1.0 : 0)];
            var training = new TextTraining(seed, 1);
            if ((long)train.Length * LinearMachines.ProblemsOf(known.Length) > ManyCells)
                training = training with { ScoredFolds = 2 };
            int[] own = [.. train.Select(i => Array.BinarySearch(known, labels[i]))];
            var model = TextClassifier.Train(
                TextCorpus.Of(readings, train, 1, cancellationToken), [.. Enumerable.Range(0, train.Length)], own, known.Length, training, cancellationToken);
            var probabilities = new double[known.Length];
            return [.. test.Select(i =>
            {
                model.Predict(readings, i, probabilities);
                return known[Array.IndexOf(probabilities, probabilities.Max())] == labels[i] ? 1.0 : 0;
            })];
        };
    }
}

using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>Accuracy of the <see cref="TextClassifier"/>. Nothing of the tested texts is looked at while it learns, not even their words.</summary>
public static class TextScorer
{
    /// <summary>Labels × texts above which two folds are held out: enough for a few weights, and more would take long.</summary>
    const long ManyCells = 150_000;

    /// <param name="texts">Cleaned texts.</param>
    /// <param name="labels">Number of each text's label.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="cancellationToken">Cancels within runs.</param>
    public static HeldOutScorer Of(IReadOnlyList<string> texts, int[] labels, Segmenter segmenter, CancellationToken cancellationToken) => (train, test, seed) =>
    {
        int[] known = [.. train.Select(i => labels[i]).Distinct().Order()];
        if (known.Length == 1)
            return [.. test.Select(i => labels[i] == known[0] ? 1.0 : 0)];
        var corpus = TextCorpus.Read([.. train.Select(i => texts[i])], segmenter, 1, cancellationToken);
        var training = new TextTraining(seed, 1);
        if ((long)train.Length * LinearMachines.ProblemsOf(known.Length) > ManyCells)
            training = training with { ScoredFolds = 2 };
        int[] own = [.. train.Select(i => Array.BinarySearch(known, labels[i]))];
        var model = TextClassifier.Train(corpus, [.. Enumerable.Range(0, train.Length)], own, known.Length, training, cancellationToken);
        var (reader, probabilities) = (new TextGrams(segmenter), new double[known.Length]);
        return [.. test.Select(i =>
        {
            model.Predict(reader, texts[i], probabilities);
            return known[Array.IndexOf(probabilities, probabilities.Max())] == labels[i] ? 1.0 : 0;
        })];
    };
}

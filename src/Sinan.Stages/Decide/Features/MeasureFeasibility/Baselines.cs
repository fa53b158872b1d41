using System.Collections.Immutable;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Text;
using Sinan.Stages.Decide.Domain.Feasibility;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>The simple ways, measured on the folds of the learning curve.</summary>
/// <param name="Keywords">A list of keywords.</param>
/// <param name="Nearest">The nearest labelled texts.</param>
/// <param name="Hints">The keywords of all rows.</param>
/// <param name="SecondsToTell">Seconds that the model takes to tell one text.</param>
sealed record Baselines(BaselineScore Keywords, BaselineScore Nearest, ImmutableArray<KeywordHint> Hints, double SecondsToTell)
{
    /// <summary>Texts that are told while the clock runs, and that the timed model learns from.</summary>
    const int Timed = 300;

    /// <param name="texts">Cleaned texts.</param>
    /// <param name="labels">Number of each text's label.</param>
    /// <param name="names">Labels by number.</param>
    /// <param name="folds">Fold of each text.</param>
    /// <param name="model">1 = told right by the model, by text.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="clock">Times what is told.</param>
    /// <param name="threads">Worker threads; only times depend on them.</param>
    /// <param name="cancellationToken">Cancels between folds.</param>
    public static Baselines Measure(
        string[] texts, int[] labels, ImmutableArray<string> names, int[] folds, ImmutableArray<double> model, Segmenter segmenter, TimeProvider clock, int threads, CancellationToken cancellationToken)
    {
        var (bags, perText) = Timing(clock, texts.Length, () => WordBags.Read(texts, segmenter));
        var (words, n) = (bags.Words.Length, texts.Length);
        var (ruled, hit, near) = (new bool[n], new bool[n], new bool[n]);
        Parallel.For(0, folds.Max() + 1, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, fold =>
        {
            int[] train = [.. Enumerable.Range(0, n).Where(i => folds[i] != fold)];
            var (rules, nearest) = (KeywordRules.Learn(bags.Of, train, labels, words, names.Length), new NearestTexts(bags.Of, train, labels, words, names.Length));
            for (var i = 0; i < n; i++)
            {
                if (folds[i] != fold)
                    continue;
                var place = rules.Find(bags.Of[i]);
                (hit[i], ruled[i]) = (place >= 0, (place < 0 ? rules.Otherwise : rules.Rules[place].Label) == labels[i]);
                near[i] = nearest.Tell(bags.Of[i]) == labels[i];
            }
        });
        int[] all = [.. Enumerable.Range(0, n)], some = all[..Math.Min(Timed, n)];
        var (final, look) = (KeywordRules.Learn(bags.Of, all, labels, words, names.Length), new NearestTexts(bags.Of, all, labels, words, names.Length));
        var ruling = Timing(clock, some.Length, () => some.Sum(i => final.Find(bags.Of[i]))).Seconds;
        var looking = Timing(clock, some.Length, () => some.Sum(i => look.Tell(bags.Of[i]))).Seconds;
        return new Baselines(
            BaselineScore.Of(ruled, hit, model, perText + ruling), BaselineScore.Of(near, Array.ConvertAll(near, _ => true), model, perText + looking),
            [.. final.Rules.Select(r => new KeywordHint(bags.Words[r.Word], names[r.Label], r.Rows, r.Right))], Tell(texts, labels, some, segmenter, clock, cancellationToken));
    }

    static double Tell(string[] texts, int[] labels, int[] some, Segmenter segmenter, TimeProvider clock, CancellationToken cancellationToken)
    {
        int[] known = [.. some.Select(i => labels[i]).Distinct().Order()];
        if (known.Length < 2)
            return 0;
        var corpus = TextCorpus.Read([.. some.Select(i => texts[i])], segmenter, 1, cancellationToken);
        var model = TextClassifier.Train(
            corpus, [.. Enumerable.Range(0, some.Length)], [.. some.Select(i => Array.BinarySearch(known, labels[i]))], known.Length, new TextTraining(1, 1, ScoredFolds: 2), cancellationToken);
        var (reader, probabilities) = (new TextGrams(segmenter), new double[known.Length]);
        return Timing(clock, some.Length, () => some.Sum(i =>
        {
            model.Predict(reader, texts[i], probabilities);
            return probabilities[0];
        })).Seconds;
    }

    static (T Result, double Seconds) Timing<T>(TimeProvider clock, int times, Func<T> work)
    {
        var started = clock.GetTimestamp();
        var result = work();
        return (result, clock.GetElapsedTime(started).TotalSeconds / times);
    }
}

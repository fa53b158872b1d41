using Sinan.Numerics.Learning;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>A text classifier over the labels that occur often enough.</summary>
sealed class LabelLearner
{
    readonly TextClassifier model;
    readonly int[] learnt;
    readonly int[] learnable;
    readonly int[] own;

    LabelLearner(TextClassifier model, int[] learnt, int[] learnable, int[] own) => (this.model, this.learnt, this.learnable, this.own) = (model, learnt, learnable, own);

    /// <param name="texts">All texts.</param>
    /// <param name="truth">Labels of all texts.</param>
    /// <param name="learnt">Positions to learn from.</param>
    /// <param name="learnable">Labels that these have, ascending.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="training">Seed and threads.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static LabelLearner Train(string[] texts, int[] truth, int[] learnt, int[] learnable, Segmenter segmenter, TextTraining training, CancellationToken cancellationToken)
    {
        int[] own = [.. learnt.Select(i => Array.BinarySearch(learnable, truth[i]))];
        var corpus = TextCorpus.Read(Array.ConvertAll(learnt, i => texts[i]), segmenter, training.Threads, cancellationToken);
        return new LabelLearner(TextClassifier.Train(corpus, [.. Enumerable.Range(0, learnt.Length)], own, learnable.Length, training, cancellationToken), learnt, learnable, own);
    }

    /// <summary>The likeliest label of each text, its probability and its distance from the next; for texts that were learnt from, by models that had not seen them.</summary>
    public (int[] Labels, double[] Confidence, double[] Margins) ReadAll(string[] texts, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        const int block = 256;
        var (labels, confidence, margins) = (new int[texts.Length], new double[texts.Length], new double[texts.Length]);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, (texts.Length + block - 1) / block, options, () => (Reader: new TextGrams(segmenter), Row: new double[learnable.Length]), (b, _, tools) =>
        {
            for (var i = b * block; i < Math.Min(texts.Length, (b + 1) * block); i++)
            {
                model.Predict(tools.Reader, texts[i], tools.Row);
                Keep(i, tools.Row);
            }

            return tools;
        }, _ => { });
        var held = new double[learnable.Length];
        for (var i = 0; i < learnt.Length; i++)
        {
            for (var c = 0; c < held.Length; c++)
                held[c] = model.HeldOut[i, c];
            Keep(learnt[i], held);
        }

        return (labels, confidence, margins);

        void Keep(int text, ReadOnlySpan<double> row)
        {
            var (best, next) = (0, -1);
            for (var c = 1; c < row.Length; c++)
                (best, next) = row[c] > row[best] ? (c, best) : next < 0 || row[c] > row[next] ? (best, c) : (best, next);
            (labels[text], confidence[text], margins[text]) = (learnable[best], row[best], row[best] - row[next]);
        }
    }

    /// <summary>Suspected errors among the labels learnt from; classes are positions among the learnable labels, rows positions among those learnt from.</summary>
    public LabelErrors Errors() => LabelErrors.Of(own, model.HeldOut);
}

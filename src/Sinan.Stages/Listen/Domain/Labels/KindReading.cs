using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>What is told of comments before people have labelled enough of them.</summary>
public static class KindReading
{
    /// <summary>The kind of each comment by rules, as a label of <see cref="LabelSet.Kinds"/>.</summary>
    public static int[] ByRules(string[] texts, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        const int block = 256;
        int[] labels = [.. Enum.GetValues<FeedbackKind>().Select(k => LabelSet.Kinds.Labels.IndexOf(NameOf(k)))];
        var kinds = new int[texts.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, (texts.Length + block - 1) / block, options, () => new KindRules(new WordReader(segmenter)), (b, _, rules) =>
        {
            for (var i = b * block; i < Math.Min(texts.Length, (b + 1) * block); i++)
                kinds[i] = labels[(int)rules.Read(texts[i])];
            return rules;
        }, _ => { });
        return kinds;
    }

    /// <summary>The feeling that a reading told, as a label of <see cref="LabelSet.Sentiment"/>.</summary>
    /// <param name="positive">Probability of being positive by comment; NaN before a reading.</param>
    public static int[] BySentiment(ReadOnlySpan<double> positive)
    {
        var feelings = new int[positive.Length];
        for (var i = 0; i < feelings.Length; i++)
            feelings[i] = double.IsNaN(positive[i]) ? -1 : LabelSet.Sentiment.Labels.IndexOf(positive[i] switch { < 0.5 => "negative", > 0.5 => "positive", _ => "neutral" });
        return feelings;
    }

    static string NameOf(FeedbackKind kind) => kind.ToString().ToLowerInvariant();
}

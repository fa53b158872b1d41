using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Weak labels: what the stars that people gave say about the words that they wrote.</summary>
public static class RatingLabels
{
    public const int Negative = 0;
    public const int Positive = 1;
    public const int Unknown = -1;

    /// <summary>A label for each piece: the lower three eighths of the scale are negative, the upper three eighths positive (1–2 and 4–5 of five stars), the middle says nothing.</summary>
    /// <remarks>Without ratings, a label column of two values that are known names or numbers serves (0 and 1, negative and positive, 差评 and 好评).</remarks>
    public static int[] Of(IReadOnlyList<StoredFeedback> feedback)
    {
        var labels = new int[feedback.Count];
        Array.Fill(labels, Unknown);
        var ratings = feedback.Where(f => f.Rating is not null).Select(f => f.Rating!.Value).ToArray();
        if (ratings.Length == 0)
        {
            for (var i = 0; i < labels.Length; i++)
                labels[i] = OfName(feedback[i].Label);
            return labels.Contains(Negative) && labels.Contains(Positive) ? labels : [.. labels.Select(_ => Unknown)];
        }

        var (low, high) = (ratings.Min(), ratings.Max());
        if (high <= low)
            return labels;
        for (var i = 0; i < labels.Length; i++)
        {
            if (feedback[i].Rating is { } rating)
                labels[i] = ((rating - low) / (high - low)) switch { <= 0.375 => Negative, >= 0.625 => Positive, _ => Unknown };
        }

        return labels;
    }

    /// <summary>The same, where what people said of a piece goes before its stars.</summary>
    /// <param name="feedback">Pieces.</param>
    /// <param name="said">"negative", "positive" or "neutral" by number of the piece.</param>
    public static int[] Of(IReadOnlyList<StoredFeedback> feedback, IReadOnlyDictionary<long, string> said)
    {
        var labels = Of(feedback);
        for (var i = 0; i < labels.Length; i++)
        {
            if (said.TryGetValue(feedback[i].No, out var label))
                labels[i] = OfName(label);
        }

        return labels;
    }

    static int OfName(string? label) => label?.Trim().ToLowerInvariant() switch
    {
        "1" or "positive" or "pos" or "好评" or "正面" => Positive,
        "0" or "-1" or "negative" or "neg" or "差评" or "负面" => Negative,
        _ => Unknown,
    };
}

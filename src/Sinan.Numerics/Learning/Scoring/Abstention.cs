using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>A confidence below which no answer is given, and what the answers are worth then.</summary>
/// <param name="Confidence">Least confidence of an answer; above 1 = none is given.</param>
/// <param name="Answered">Rows answered.</param>
/// <param name="Right">Of these, right ones.</param>
/// <param name="Rows">All rows.</param>
public sealed record Abstention(double Confidence, int Answered, int Right, int Rows)
{
    /// <summary>Share of rows answered.</summary>
    public double Coverage => Rows == 0 ? 0 : (double)Answered / Rows;

    /// <summary>Share of right ones among the answered, with Wilson's interval.</summary>
    public Bounds Accuracy => Proportions.Wilson(Right, Answered);

    /// <summary>The least confidence whose answers are surely right as often as wanted: Wilson's lower bound of their share reaches it.</summary>
    /// <param name="confidences">Of rows that the model had not seen.</param>
    /// <param name="isRight">Whether the likeliest label was right.</param>
    /// <param name="wanted">Wanted share of right answers, 0…1.</param>
    /// <returns>The rule; with confidence ∞ and no answers where it cannot be reached.</returns>
    /// <remarks>Selective classification: the risk–coverage curve of El-Yaniv and Wiener 2010. The bound holds for a confidence fixed beforehand; measure the chosen
    /// one on other rows with <see cref="At"/>.</remarks>
    public static Abstention Choose(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> isRight, double wanted)
    {
        var order = Ranking.Ascending(confidences);
        var (right, best) = (0, new Abstention(double.PositiveInfinity, 0, 0, confidences.Length));
        for (var at = order.Length - 1; at >= 0; at--)
        {
            right += isRight[order[at]] ? 1 : 0;
            // Rows of one confidence are answered together.
            if (at > 0 && confidences[order[at - 1]] == confidences[order[at]])
                continue;
            var answered = order.Length - at;
            if (Proportions.Wilson(right, answered).Low >= wanted)
                best = new Abstention(confidences[order[at]], answered, right, order.Length);
        }

        return best;
    }

    /// <summary>What a confidence gives on other rows.</summary>
    public static Abstention At(double confidence, ReadOnlySpan<double> confidences, ReadOnlySpan<bool> isRight)
    {
        var (answered, right) = (0, 0);
        for (var i = 0; i < confidences.Length; i++)
        {
            if (confidences[i] < confidence)
                continue;
            answered++;
            right += isRight[i] ? 1 : 0;
        }

        return new Abstention(confidence, answered, right, confidences.Length);
    }
}

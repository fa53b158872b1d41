using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Opportunity of an outcome that people rate for importance and satisfaction (Ulwick 2005).</summary>
public static class Opportunity
{
    /// <summary>Importance + max(importance − satisfaction, 0), each 10 × the share of answers 4–5: 0…20; above 10 is an opportunity, above 15 an extreme one.</summary>
    /// <param name="importance">Answers 1…5, one a person.</param>
    /// <param name="satisfaction">Answers 1…5 of the same persons.</param>
    /// <param name="seed">Seed of the bootstrap over persons.</param>
    /// <exception cref="ArgumentException">The answers are not of the same persons, or there are none.</exception>
    public static Estimated Score(ReadOnlyMemory<double> importance, ReadOnlyMemory<double> satisfaction, long seed)
    {
        if (importance.Length != satisfaction.Length)
            throw new ArgumentException($"Importance and satisfaction must be of the same persons. Got {importance.Length} and {satisfaction.Length}.", nameof(satisfaction));
        return new Estimated(Of([.. Enumerable.Range(0, importance.Length)]), Bootstrap.Percentile(importance.Length, Of, seed));

        double Of(int[] picks)
        {
            var (important, satisfied) = (0, 0);
            foreach (var i in picks)
            {
                important += importance.Span[i] >= 4 ? 1 : 0;
                satisfied += satisfaction.Span[i] >= 4 ? 1 : 0;
            }

            var (a, b) = (10.0 * important / picks.Length, 10.0 * satisfied / picks.Length);
            return a + Math.Max(a - b, 0);
        }
    }
}

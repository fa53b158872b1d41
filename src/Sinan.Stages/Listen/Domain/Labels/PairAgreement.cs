using Sinan.Numerics.Statistics;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>How far two people agree.</summary>
/// <param name="First">A person.</param>
/// <param name="Second">Another.</param>
/// <param name="Comments">Comments that both labelled.</param>
/// <param name="Agreed">Of these, with the same label.</param>
/// <param name="Kappa">Cohen's κ; null when it cannot be told: both used one label only.</param>
/// <param name="Bounds">Its bootstrap interval.</param>
public sealed record PairAgreement(string First, string Second, int Comments, int Agreed, double? Kappa, Bounds? Bounds)
{
    /// <param name="first">A person.</param>
    /// <param name="second">Another.</param>
    /// <param name="shared">Comments with several labels.</param>
    /// <param name="number">Number of each label.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static PairAgreement Of(string first, string second, IEnumerable<LabelledComment> shared, IReadOnlyDictionary<string, int> number, long seed)
    {
        var (a, b) = (new List<int>(), new List<int>());
        foreach (var comment in shared)
        {
            if (LabelOf(comment, first) is { } one && LabelOf(comment, second) is { } other)
            {
                a.Add(number[one]);
                b.Add(number[other]);
            }
        }

        if (a.Count == 0)
            return new PairAgreement(first, second, 0, 0, null, null);
        var kappa = CohenKappa.Of(a.ToArray(), b.ToArray(), number.Count).Kappa;
        return new PairAgreement(
            first, second, a.Count, a.Zip(b).Count(p => p.First == p.Second), double.IsNaN(kappa) ? null : kappa,
            double.IsNaN(kappa) ? null : CohenKappa.Interval(a.ToArray(), b.ToArray(), number.Count, KappaWeights.None, seed));
    }

    static string? LabelOf(LabelledComment comment, string person) => comment.Votes.FirstOrDefault(v => v.Annotator == person)?.Label;
}

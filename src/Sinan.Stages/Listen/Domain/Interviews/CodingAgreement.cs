using Sinan.Numerics.Statistics;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Interviews;

/// <summary>How far coders agree about one code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Coders">People who coded at least one of the interviews with two coders.</param>
/// <param name="Sentences">Sentences of the interviews that at least two people coded.</param>
/// <param name="Alpha">Krippendorff's α, nominal, over sentences: under the code or not; null when it cannot be told.</param>
/// <param name="Interval">Bootstrap interval of α over sentences.</param>
public sealed record CodingAgreement(long Code, int Coders, int Sentences, double? Alpha, Bounds? Interval)
{
    /// <summary>A person counts as a coder of an interview once he or she has a quote in it; every sentence that the person left out is then a "no".</summary>
    public static CodingAgreement Of(long code, IReadOnlyList<Interview> interviews, IReadOnlyList<Quote> quotes, long seed)
    {
        var (units, coders) = (new List<double[]>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var interview in interviews)
        {
            var here = quotes.Where(q => q.Interview == interview.Id).ToArray();
            var people = here.Select(q => q.Coder).Distinct().Order(StringComparer.Ordinal).ToArray();
            if (people.Length < 2)
                continue;
            coders.UnionWith(people);
            for (var s = 1; s <= interview.Sentences.Length; s++)
                units.Add(Array.ConvertAll(people, p => here.Any(q => q.Coder == p && q.Code == code && q.First <= s && s <= q.Last) ? 1.0 : 0));
        }

        var alpha = KrippendorffAlpha.Of(units, MeasurementLevel.Nominal);
        return double.IsNaN(alpha)
            ? new CodingAgreement(code, coders.Count, units.Count, null, null)
            : new CodingAgreement(code, coders.Count, units.Count, alpha, KrippendorffAlpha.Interval(units, MeasurementLevel.Nominal, seed));
    }
}

using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>The answer in sentences.</summary>
static class AlternativesAnswer
{
    /// <summary>Cases to try a chat model on: about five points on either side at 85 % right, n = 1.96² · p (1 − p) ÷ 0.05².</summary>
    public const int CasesToTry = 200;

    public static IEnumerable<Phrase> Of(AlternativesReport report)
    {
        var target = Fact.Share("target", report.Asked.Target);
        yield return report.Verdict switch
        {
            { Take: { } take } verdict => Taken("decide.alternatives.answer." + verdict.Code, report, take, target),
            var verdict => new Phrase("decide.alternatives.answer." + verdict.Code, target),
        };
        if (report.Verdict.Unclear is { } unclear)
            yield return new Phrase("decide.alternatives.tell." + MeasurementOf(unclear, report.Inputs.Measured is not null), Way(unclear), Fact.Count("cases", CasesToTry));
        if (report.Suitability is { Code: not "fits", Reasons: [var first, ..] } suitability)
            yield return new Phrase("decide.alternatives.suits." + suitability.Code, Fact.Of("reason", new Phrase($"decide.suitability.{first}.short")), Fact.Count("reasons", suitability.Reasons.Length));
        else if (report.Suitability.Code == "fits")
            yield return new Phrase("decide.alternatives.suits.fits");
        if (report.Inputs.Measured is { Precision: { } precision, Covered: var covered and > 0 and < 1 })
        {
            var needed = Alternatives.NeededOfRest(report.Asked.Target, covered, precision.Value.Value);
            yield return new Phrase(
                "decide.alternatives.hybrid", Fact.Share("covered", covered), precision.AsFact("precision", FactKind.Share), target,
                Fact.Share("needed", needed).Between(Alternatives.NeededOfRest(report.Asked.Target, covered, precision.Value.High), Alternatives.NeededOfRest(report.Asked.Target, covered, precision.Value.Low)));
        }
    }

    /// <summary>Name of a way, for people.</summary>
    public static Fact Way(AlternativeKind kind) => Fact.Of("way", new Phrase(KeyOf(kind)));

    public static string KeyOf(AlternativeKind kind) => "decide.alternatives.way." + NeedWords.Code(kind);

    /// <summary>Which measurement would tell about a way: "feasibility", "label_twice", "try_chat" or "label".</summary>
    public static string MeasurementOf(AlternativeKind kind, bool isMeasured) => kind switch
    {
        AlternativeKind.Chat or AlternativeKind.RulesThenChat when isMeasured => "try_chat",
        AlternativeKind.Process => "label_twice",
        _ => isMeasured ? "label" : "feasibility",
    };

    static Phrase Taken(string key, AlternativesReport report, AlternativeKind take, Fact target)
    {
        var way = report.Ways.First(w => w.Kind == take);
        return new Phrase(key, Way(take), way.Quality!.AsFact("quality", FactKind.Share), target, way.FirstYear.AsFact("cost", FactKind.Money));
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>Which family of models suits: rules from volume of data, time to answer, means to compute and scenario. What users say decides in the end.</summary>
public static class ModelAdvice
{
    /// <summary>Rows below which a small sample counts as small, and from which it counts as large.</summary>
    public const double Small = 1_000, Large = 100_000;

    /// <summary>Rows from which a large model from nothing can be thought of.</summary>
    const double Huge = 10_000_000;

    /// <summary>Milliseconds within which only a light model answers, and below which no hosted chat model does.</summary>
    const double Prompt = 100, Chatty = 1_000;

    /// <summary>Rows of a label below which many parameters learn them by heart.</summary>
    const double RowsOfEach = 30;

    /// <summary>All families that can do the work, best first: suiting ones before possible ones, then by the reasons in favour, then the lightest.</summary>
    public static ImmutableArray<ModelOption> Of(ModelQuestion question) =>
    [
        .. FamiliesOf(question.Scenario).Select(f => new ModelOption(f, [.. Reasons(f, question)]))
            .OrderBy(o => o.Verdict switch { "suits" => 0, "possible" => 1, _ => 2 }).ThenByDescending(o => o.Reasons.Count(r => r.Speaks == true)).ThenBy(o => o.Family),
    ];

    static ModelFamily[] FamiliesOf(ModelScenario scenario) => scenario switch
    {
        ModelScenario.Recommend => [ModelFamily.Factors, ModelFamily.Trees, ModelFamily.Deep, ModelFamily.Ensemble],
        ModelScenario.Score => [ModelFamily.Linear, ModelFamily.Trees, ModelFamily.Deep, ModelFamily.Ensemble],
        ModelScenario.Write => [ModelFamily.Pretrained, ModelFamily.Chat, ModelFamily.Scratch],
        _ => [ModelFamily.Linear, ModelFamily.Pretrained, ModelFamily.Chat, ModelFamily.Deep, ModelFamily.Scratch, ModelFamily.Ensemble],
    };

    static IEnumerable<ModelReason> Reasons(ModelFamily family, ModelQuestion question) =>
        Data(family, question).Concat(Time(family, question)).Concat(Means(family, question)).Concat(Scenario(family, question)).Concat(Measured(family, question));

    static IEnumerable<ModelReason> Data(ModelFamily family, ModelQuestion question)
    {
        var rows = Fact.Count("rows", question.Rows);
        var size = question.Rows < Small ? "small" : question.Rows < Large ? "middle" : "large";
        bool? speaks = (family, size) switch
        {
            (ModelFamily.Linear or ModelFamily.Trees or ModelFamily.Factors, "small" or "middle") => true,
            (ModelFamily.Pretrained, _) => true,
            (ModelFamily.Deep, "small") => false,
            (ModelFamily.Deep, "large") => true,
            (ModelFamily.Scratch, _) => question.Rows >= Huge,
            (ModelFamily.Ensemble, "small") => false,
            _ => null,
        };
        if (family != ModelFamily.Chat)
            yield return Because(speaks, $"data.{NeedWords.Code(family)}.{(family == ModelFamily.Scratch ? question.Rows >= Huge ? "huge" : "few" : size)}", rows);
        if (family is ModelFamily.Deep && question.Classes > 0 && question.Rows / question.Classes < RowsOfEach)
            yield return Because(false, "data.each", rows, Fact.Count("classes", question.Classes), Fact.Count("least", RowsOfEach));
    }

    static IEnumerable<ModelReason> Time(ModelFamily family, ModelQuestion question)
    {
        if (question.Milliseconds is not { } time || time >= 10 * Chatty)
            yield break;
        var within = Fact.Count("time", time);
        if (time <= Prompt && family is ModelFamily.Linear or ModelFamily.Trees or ModelFamily.Factors)
            yield return Because(true, "time.light", within);
        if (time <= Prompt && family is ModelFamily.Pretrained or ModelFamily.Deep or ModelFamily.Scratch or ModelFamily.Ensemble)
            yield return Because(question.Compute is Compute.Gpu or Compute.Cluster ? null : false, "time.heavy", within);
        if (family == ModelFamily.Chat)
            yield return Because(time < Chatty ? false : null, "time.chat", within);
    }

    static IEnumerable<ModelReason> Means(ModelFamily family, ModelQuestion question)
    {
        switch (family, question.Compute)
        {
            case (ModelFamily.Linear or ModelFamily.Trees or ModelFamily.Factors, Compute.Cpu):
                yield return Because(true, "compute.light");
                break;
            case (ModelFamily.Pretrained, Compute.Cpu):
                yield return Because(null, "compute.adapters");
                break;
            case (ModelFamily.Pretrained, Compute.Gpu or Compute.Cluster):
                yield return Because(true, "compute.gpu");
                break;
            case (ModelFamily.Deep, Compute.Gpu or Compute.Cluster):
                yield return Because(true, question.Compute == Compute.Gpu ? "compute.gpu" : "compute.cluster");
                break;
            case (ModelFamily.Scratch, Compute.Cluster):
                yield return Because(null, "compute.cluster");
                break;
            case (ModelFamily.Deep or ModelFamily.Scratch, _):
                yield return Because(false, "compute.missing");
                break;
            case (ModelFamily.Pretrained, Compute.Hosted):
                yield return Because(null, "compute.rented");
                break;
            case (ModelFamily.Chat, Compute.Hosted):
                yield return Because(true, "compute.hosted");
                break;
        }
    }

    static IEnumerable<ModelReason> Scenario(ModelFamily family, ModelQuestion question)
    {
        if ((question.Scenario, family) is (ModelScenario.Recommend, ModelFamily.Factors) or (ModelScenario.Score, ModelFamily.Trees) or (ModelScenario.Service, ModelFamily.Pretrained or ModelFamily.Chat)
            or (ModelScenario.Write, ModelFamily.Chat))
            yield return Because(true, $"scenario.{NeedWords.Code(question.Scenario)}.{NeedWords.Code(family)}");
        if (family == ModelFamily.Ensemble)
            yield return Because(null, "scenario.ensemble");
    }

    /// <summary>A measurement on one's own rows outweighs every rule: where the light model reaches the target, the others are not needed.</summary>
    static IEnumerable<ModelReason> Measured(ModelFamily family, ModelQuestion question)
    {
        if (family != ModelFamily.Linear || question.Light is not { } light || question.Scenario is not (ModelScenario.Sort or ModelScenario.Service))
            yield break;
        var (quality, target) = (light.AsFact("quality", FactKind.Share), Fact.Share("target", question.Target));
        yield return light.Value.Low >= question.Target ? Because(true, "measured.enough", quality, target)
            : light.Value.High < question.Target ? Because(false, "measured.short", quality, target) : Because(null, "measured.open", quality, target);
    }

    static ModelReason Because(bool? speaks, string key, params ReadOnlySpan<Fact> facts) => new(speaks, new Phrase("decide.models.because." + key, [.. facts]));
}

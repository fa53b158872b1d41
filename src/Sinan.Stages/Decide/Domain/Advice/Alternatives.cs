using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>Works the ways out side by side.</summary>
public static class Alternatives
{
    public const string Quality = "quality", Build = "build", Monthly = "monthly", Latency = "latency";

    /// <summary>The figures that people may enter.</summary>
    public static ImmutableArray<string> Figures { get; } = [Quality, Build, Monthly, Latency];

    /// <summary>All ways, from the least to the most machinery, with who dominates whom.</summary>
    public static ImmutableArray<Alternative> Of(AlternativeInputs inputs)
    {
        var all = Enum.GetValues<AlternativeKind>().Select(kind => Of(kind, inputs)).ToImmutableArray();
        return [.. all.Select(a => a with { DominatedBy = all.Where(o => o is { BarredBy: null, IsTooSlow: false } && o.Dominates(a)).Select(o => (AlternativeKind?)o.Kind).FirstOrDefault() })];
    }

    /// <summary>
    /// Share of the cases for the chat model that must be answered right when rules answer the others: (target − covered · precision) ÷ (1 − covered), kept within 0…1.
    /// The better the rules, the less is asked of the model.
    /// </summary>
    /// <param name="target">Wanted of all cases.</param>
    /// <param name="covered">Share that rules answer, below 1.</param>
    /// <param name="precision">Share that they answer right.</param>
    public static double NeededOfRest(double target, double covered, double precision) => Math.Clamp((target - (covered * precision)) / (1 - covered), 0, 1);

    static Alternative Of(AlternativeKind kind, AlternativeInputs inputs)
    {
        var latency = Chosen(Latency, WayRules.Latency(kind, inputs));
        return new Alternative
        {
            Kind = kind,
            Build = Chosen(Build, WayRules.Build(kind, inputs))!,
            Monthly = Chosen(Monthly, WayRules.Monthly(kind, inputs))!,
            Latency = latency,
            Quality = Chosen(Quality, WayRules.Quality(kind, inputs)),
            Risk = WayRules.Risk(kind),
            BarredBy = Suitability.BarOf(kind, inputs.Answers),
            IsTooSlow = latency?.Value.Low > inputs.MostSeconds,
        };

        AdviceFigure? Chosen(string figure, AdviceFigure? otherwise) =>
            inputs.Entered.TryGetValue(NeedWords.Code(kind) + "." + figure, out var entered) ? AdviceFigure.Entered(entered) : otherwise;
    }
}

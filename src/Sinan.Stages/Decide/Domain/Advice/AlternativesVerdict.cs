using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>Which way to take, or what would tell.</summary>
/// <param name="Code">
/// "take": the cheapest way that surely reaches the target. "take_or_measure": the same, but a cheaper one might reach it too. "cannot_tell": none surely does, some might. "none": all surely miss it, or are barred.
/// </param>
/// <param name="Take">The way to take; null for none.</param>
/// <param name="Unclear">The cheapest way of which nobody knows whether it reaches the target; null for none.</param>
public sealed record AlternativesVerdict(string Code, AlternativeKind? Take, AlternativeKind? Unclear)
{
    public static AlternativesVerdict Of(ImmutableArray<Alternative> alternatives, double target)
    {
        var open = alternatives.Where(a => a.IsOpen).OrderBy(a => a.FirstYear.Value.Value).ToArray();
        var (sure, unclear) = (open.FirstOrDefault(a => a.Reaches(target) == true), open.FirstOrDefault(a => a.Reaches(target) is null));
        if (sure is null)
            return new AlternativesVerdict(unclear is null ? "none" : "cannot_tell", null, unclear?.Kind);
        return unclear is not null && unclear.FirstYear.Value.Value < sure.FirstYear.Value.Value
            ? new AlternativesVerdict("take_or_measure", sure.Kind, unclear.Kind)
            : new AlternativesVerdict("take", sure.Kind, null);
    }
}

using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>Labelled rows of a label in a circumstance.</summary>
/// <param name="Label">Label.</param>
/// <param name="Scenario">Circumstance.</param>
/// <param name="Rows">Rows.</param>
public sealed record CoverageCell(string Label, string Scenario, int Rows)
{
    /// <summary>Fewer rows of a label in a circumstance tell nothing about it.</summary>
    public const int Least = 30;

    /// <summary>Circumstances that are told apart: the most frequent.</summary>
    const int MostScenarios = 30;

    public bool IsEnough => Rows >= Least;

    /// <summary>All labels × circumstances, in the order of the labels; empty where no circumstance is known.</summary>
    public static ImmutableArray<CoverageCell> Of(IReadOnlyList<LabelledRow> rows, ImmutableArray<string> labels)
    {
        var known = rows.Where(r => r is { Label: not null, Scenario: not null }).ToArray();
        var counts = known.CountBy(r => (r.Label!, r.Scenario!)).ToDictionary();
        var scenarios = known.CountBy(r => r.Scenario!, StringComparer.Ordinal).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostScenarios).Select(s => s.Key).ToArray();
        return [.. labels.SelectMany(l => scenarios.Select(s => new CoverageCell(l, s, counts.GetValueOrDefault((l, s)))))];
    }
}

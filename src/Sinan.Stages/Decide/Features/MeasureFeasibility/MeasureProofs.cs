using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Feasibility;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>The proofs of what was measured, by name: they hold whatever is asked of the measure.</summary>
static class MeasureProofs
{
    public const string Baseline = "baseline", Keywords = "keywords", KeywordGap = "keywords_gap", Covered = "covered", Nearest = "nearest", NearestGap = "nearest_gap", Human = "human";

    /// <summary>Name of the proof of what is lost in a circumstance.</summary>
    public static string DropOf(string domain) => "drop:" + domain;

    public static ImmutableSortedDictionary<string, Evidence> Of(FeasibilityMeasure measure)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, Evidence>(StringComparer.Ordinal);
        var always = Proportions.Wilson(measure.Baseline * measure.Rows, measure.Rows);
        found[Baseline] = Share(measure, Baseline, "method.most_frequent", measure.Baseline, new Interval(always.Low, always.High));
        if (measure is { HumanCeiling: { } human, HumanCeilingInterval: { } around })
            found[Human] = Share(measure, Human, "method.annotator_error", human, around);
        if (measure.Keywords is { } keywords)
        {
            found[Keywords] = Share(measure, Keywords, "method.keyword_rules", keywords.Score, keywords.Interval);
            found[KeywordGap] = Points(measure, KeywordGap, "method.keyword_rules", keywords.Gap, keywords.GapInterval);
            found[Covered] = Share(measure, Covered, "method.keyword_rules", keywords.Precision, keywords.PrecisionInterval);
        }

        if (measure.Nearest is { } nearest)
        {
            found[Nearest] = Share(measure, Nearest, "method.nearest_texts", nearest.Score, nearest.Interval);
            found[NearestGap] = Points(measure, NearestGap, "method.nearest_texts", nearest.Gap, nearest.GapInterval);
        }

        foreach (var domain in measure.Domains)
            found[DropOf(domain.Domain)] = Points(measure, "drop", "method.domain_drop", domain.Drop, domain.DropInterval, Fact.Of("domain", domain.Domain));
        return found.ToImmutable();
    }

    /// <summary>What a model of so many labelled rows is expected to tell right.</summary>
    public static Evidence Own(FeasibilityMeasure measure, int rows, Estimate score) =>
        Proof(measure, "own", "method.learning_curve", Fact.Share("value", score.Value) with { Interval = score.Interval }, Fact.Count("rows", rows));

    static Evidence Share(FeasibilityMeasure measure, string name, string method, double value, Interval interval) =>
        Proof(measure, name, method, Fact.Share("value", value) with { Interval = interval });

    static Evidence Points(FeasibilityMeasure measure, string name, string method, double value, Interval interval, params ReadOnlySpan<Fact> further) =>
        Proof(measure, name, method, Fact.Points("value", value) with { Interval = interval }, further);

    static Evidence Proof(FeasibilityMeasure measure, string name, string method, Fact value, params ReadOnlySpan<Fact> further) => new Evidence
    {
        Stage = "decide",
        Question = nameof(MeasureFeasibility),
        Parameters = JsonSerializer.Serialize(new MeasureFeasibility(measure.Told, measure.Seed), EvidenceJson.Options),
        Statement = new Phrase("decide.feasibility.evidence." + name, [(measure.Task ?? ToldTask.OfColumn(measure.Told)).AsFact("told"), .. further, value]),
        Data = measure.Data,
        Method = method,
        Value = value.Number!.Value,
        Unit = value.Kind,
        Interval = value.Interval,
        Seed = measure.Seed,
        CodeVersion = CodeVersion.Current,
        At = measure.At,
    }.Sealed();
}

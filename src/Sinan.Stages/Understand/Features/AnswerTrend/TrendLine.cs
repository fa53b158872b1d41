using System.Collections.Immutable;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

/// <summary>One line of a trend: the measure of an event, or a formula over several.</summary>
/// <param name="Group">Value code of the group; −1 = none.</param>
/// <param name="Values">By period; null where there is none.</param>
/// <param name="Counts">Events behind it, by period.</param>
/// <param name="Users">Distinct users, by period; empty where they were not counted, and for a formula, whose events share users.</param>
sealed record TrendLine(int Group, ImmutableArray<double?> Values, ImmutableArray<long> Counts, ImmutableArray<long> Users)
{
    /// <summary>Intervals of the values, by period, where they are estimated from a sample.</summary>
    public ImmutableArray<ImmutableArray<double>?> Ci95 { get; init; } = [];

    public static TrendLine Of(TrendSeries series, string measure, SampleReport? sample) =>
        new(series.Group, [.. Enumerable.Range(0, series.Counts.Length).Select(p => ValueOf(series, measure, p) is { } value ? TrendSample.Estimate(sample, measure, value) : (double?)null)], series.Counts, series.Users)
        {
            Ci95 = sample is null ? [] : [.. Enumerable.Range(0, series.Counts.Length).Select(p => TrendSample.Interval(sample, measure, series, p))],
        };

    /// <summary>The formula for each group that one of the events has; most events first.</summary>
    public static ImmutableArray<TrendLine> Of(Formula formula, IReadOnlyList<ImmutableArray<TrendSeries>> events, string measure, int periods)
    {
        var byGroup = events.Select(lines => lines.ToDictionary(line => line.Group)).ToList();
        return [.. byGroup.SelectMany(e => e.Keys).Distinct().Select(Line).OrderByDescending(line => line.Counts.Sum()).ThenBy(line => line.Group)];

        TrendLine Line(int group)
        {
            var parts = byGroup.Select(e => e.GetValueOrDefault(group)).ToList();
            var values = new double[parts.Count];
            var written = new double?[periods];
            for (var p = 0; p < periods; p++)
            {
                for (var e = 0; e < values.Length; e++)
                    values[e] = ValueOf(parts[e], measure, p) ?? double.NaN;
                var value = formula.Evaluate(values);
                written[p] = double.IsNaN(value) ? null : value;
            }

            return new TrendLine(group, [.. written], [.. Enumerable.Range(0, periods).Select(p => parts.Sum(part => part?.Counts[p] ?? 0))], []);
        }
    }

    /// <summary>A group without the event has none of it in any period.</summary>
    static double? ValueOf(TrendSeries? line, string measure, int period) => measure switch
    {
        "count" => line?.Counts[period] ?? 0,
        "users" => line?.Users[period] ?? 0,
        "per-user" => line is null || line.Users[period] == 0 ? null : (double)line.Counts[period] / line.Users[period],
        _ => line?.Sums[period] ?? 0,
    };
}

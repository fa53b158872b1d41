using System.Text.Json.Serialization;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

/// <summary>Can a label be told from the words of the comments as well as wanted?</summary>
/// <param name="Told">What is to be told: "rating", "label" or "set:" and the id of a set of labels; null = what was measured last.</param>
/// <param name="Target">Wanted share of right answers, above 0 and below 1.</param>
/// <param name="Rows">Labelled rows that there might be; null = ten times those there are.</param>
/// <param name="LabelError">Share of wrong labels, where it is known: bounds what can be measured. Null = not known.</param>
/// <param name="LabelSeconds">Seconds that labelling a row takes.</param>
/// <param name="Need">Need that it is asked for; null = none.</param>
public sealed record CheckFeasibility(string? Told, double Target, int? Rows, double? LabelError, double LabelSeconds, string? Need)
{
    public const double DefaultTarget = 0.8, DefaultLabelSeconds = 20;

    /// <summary>Rows that might be there, as a multiple of those that are.</summary>
    public const int DefaultGrowth = 10;

    /// <summary>Whether all numbers are within their ranges.</summary>
    [JsonIgnore]
    public bool IsSound => this is { Target: > 0 and < 1, Rows: null or > 0, LabelError: null or (>= 0 and <= 0.5), LabelSeconds: > 0 };
}

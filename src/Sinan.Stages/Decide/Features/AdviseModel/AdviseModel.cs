using System.Text.Json.Serialization;

namespace Sinan.Stages.Decide.Features.AdviseModel;

/// <summary>Which model suits, and by what is it judged?</summary>
/// <param name="Scenario">What it is for: "sort", "service", "recommend", "score" or "write"; null = sort.</param>
/// <param name="Rows">Labelled rows; null = those of the newest measure of feasibility, or of the largest set of labels.</param>
/// <param name="Classes">Labels to tell apart; null = as measured.</param>
/// <param name="Milliseconds">Time that an answer may take; null = no matter.</param>
/// <param name="Compute">"cpu", "hosted", "gpu" or "cluster"; null = cpu.</param>
/// <param name="Target">Wanted share right.</param>
public sealed record AdviseModel(string? Scenario, double? Rows, int? Classes, double? Milliseconds, string? Compute, double Target)
{
    public const double DefaultTarget = 0.8;

    /// <summary>Whether all numbers are within their ranges.</summary>
    [JsonIgnore]
    public bool IsSound => this is { Rows: null or (>= 0 and <= 1e15), Classes: null or (>= 0 and <= 1_000_000), Milliseconds: null or > 0, Target: > 0 and < 1 };
}

using System.Text.Json.Serialization;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>Is AI the answer, or would something simpler do?</summary>
/// <param name="Need">Need that it is asked for; null = the product as a whole.</param>
/// <param name="Target">Wanted share of cases answered right, above 0 and below 1.</param>
/// <param name="Cases">Cases a month; null = comments a month of the workspace.</param>
/// <param name="MostSeconds">Seconds after which an answer is too late; null = no matter.</param>
/// <param name="HandlingSeconds">Seconds that a person takes for a case.</param>
public sealed record CompareAlternatives(string? Need, double Target, double? Cases, double? MostSeconds, double HandlingSeconds)
{
    public const double DefaultTarget = 0.8, DefaultHandlingSeconds = 60;

    /// <summary>Whether all numbers are within their ranges.</summary>
    [JsonIgnore]
    public bool IsSound => this is { Target: > 0 and < 1, Cases: null or > 0 and <= 1e12, MostSeconds: null or > 0, HandlingSeconds: > 0 and <= 1e7 };
}

using System.Text.Json.Serialization;

namespace Sinan.Stages.Decide.Features.EstimateTraining;

/// <summary>How many data does it take, and how long does training take?</summary>
/// <param name="Target">Wanted share right.</param>
/// <param name="Classes">Labels to tell apart; null = as measured, else 2.</param>
/// <param name="Rows">Rows to train on; null = the data needed.</param>
/// <param name="Parameters">Parameters of the transformer, in millions.</param>
/// <param name="TokensPerRow">Tokens of a row.</param>
/// <param name="Passes">Times that every row is seen.</param>
/// <param name="Processor">"cpu", "t4", "a10", "a100" or "h100".</param>
/// <param name="Processors">How many.</param>
public sealed record EstimateTraining(double Target, int? Classes, double? Rows, double Parameters, double TokensPerRow, double Passes, string Processor, int Processors)
{
    public const double DefaultTarget = 0.8, DefaultParameters = 110, DefaultTokensPerRow = 128, DefaultPasses = 3;

    public const string DefaultProcessor = "a10";

    /// <summary>Whether all numbers are within their ranges.</summary>
    [JsonIgnore]
    public bool IsSound => this is
    {
        Target: > 0 and < 1, Classes: null or (>= 2 and <= 1_000_000), Rows: null or (> 0 and <= 1e15), Parameters: > 0 and <= 1e8, TokensPerRow: > 0 and <= 1e7, Passes: > 0 and <= 1e4, Processors: >= 1 and <= 100_000,
    };
}

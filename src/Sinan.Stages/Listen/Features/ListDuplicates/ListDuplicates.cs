using System.Text.Json.Serialization;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

/// <summary>Which comments say the same?</summary>
/// <param name="Least">Least share of three-character pieces that two comments must have in common, 0.5…1.</param>
public sealed record ListDuplicates(double Least = ListDuplicates.UsualLeast)
{
    public const double UsualLeast = 0.8;

    public const double LowestLeast = 0.5;

    /// <summary>So many comments are searched while one waits; more are searched by a job.</summary>
    public const int FewComments = 20_000;

    /// <summary>Groups that are listed.</summary>
    [JsonIgnore]
    public int MostGroups { get; init; } = 100;

    /// <summary>Members of a group that are listed.</summary>
    [JsonIgnore]
    public int MostMembers { get; init; } = 20;

    /// <summary>Whether to search here and now, however many comments there are.</summary>
    [JsonIgnore]
    public bool Waits { get; init; }
}

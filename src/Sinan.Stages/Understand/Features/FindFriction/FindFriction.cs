using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Features.FindFriction;

/// <summary>Where do users struggle, and how many are lost there?</summary>
/// <param name="Goal">Event that users should reach; null takes the likely one (an order, else the last step of the likely path).</param>
/// <param name="Within">Time to reach it ("1d", "12h").</param>
public sealed record FindFriction(string? Goal = null, string Within = FindFriction.DefaultWithin)
{
    public const string DefaultWithin = "1d";

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>Signs of friction that at least five users showed, those that cost most first.</summary>
public sealed record FrictionReport
{
    public required string Goal { get; init; }

    public required string Within { get; init; }

    /// <summary>Users of the log.</summary>
    public required long Users { get; init; }

    /// <summary>Mean value of one goal event; null without values.</summary>
    public double? ValuePerGoal { get; init; }

    /// <summary>Column whose values were read as failures; null when there was none.</summary>
    public string? ErrorColumn { get; init; }

    public required ImmutableArray<FrictionSign> Signs { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <summary>One sign at one event.</summary>
/// <param name="Kind">Repeated, rage, back_and_forth or error.</param>
/// <param name="Event">Event name.</param>
/// <param name="Other">The other event of a back-and-forth.</param>
/// <param name="Users">Users who showed it.</param>
/// <param name="Share">Of the users of the step.</param>
/// <param name="ShareCi95">Wilson.</param>
/// <param name="ComparedWith">Event whose other users are compared; null when there is none.</param>
/// <param name="LostShare">Of those judged, who did not reach the goal in time; null when nobody can be judged.</param>
/// <param name="OtherLostShare">The same of the step's users who did not show the sign.</param>
/// <param name="Excess">Difference of the two; null where fewer than 30 on either side can be judged.</param>
/// <param name="ExcessCi95">Newcombe.</param>
/// <param name="LostUsers">Users × excess: those lost beyond the usual.</param>
/// <param name="LostUsersCi95">Interval of it.</param>
/// <param name="LostValue">Lost users × value of a goal event; null without values.</param>
/// <param name="Clear">More are lost than chance explains.</param>
/// <param name="Evidence">Where the excess is proved.</param>
public sealed record FrictionSign(
    FrictionKind Kind, string Event, string? Other, long Users, double Share, ImmutableArray<double> ShareCi95, string? ComparedWith, double? LostShare, double? OtherLostShare,
    double? Excess, ImmutableArray<double>? ExcessCi95, double? LostUsers, ImmutableArray<double>? LostUsersCi95, double? LostValue, bool Clear, EvidenceId? Evidence);

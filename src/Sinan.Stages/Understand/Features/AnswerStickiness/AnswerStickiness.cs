using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerStickiness;

/// <summary>On how many days (weeks, months) are users active? Without bounds, of the last 30 days, 12 weeks or 12 months that the log covers whole.</summary>
public sealed record AnswerStickiness(string? Event = null, PeriodUnit Interval = PeriodUnit.Day) : ActiveQuestion(Event, Interval)
{
    /// <summary>Most periods of an answer.</summary>
    public const int MostPeriods = 366;
}

/// <summary>The answer to a stickiness question.</summary>
public sealed record StickinessReport
{
    /// <summary>"day", "week" or "month".</summary>
    public required string Interval { get; init; }

    public string? Event { get; init; }

    /// <summary>Periods asked for.</summary>
    public required int Periods { get; init; }

    /// <summary>First moment of the first period.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>End of the last period, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Users active in any of the periods.</summary>
    public required long Users { get; init; }

    /// <summary>One entry for each number of active periods, 1 … <see cref="Periods"/>.</summary>
    public required ImmutableArray<StickinessLevel> Active { get; init; }

    /// <summary>Mean number of active periods of a user; null without users.</summary>
    public double? Mean { get; init; }

    /// <summary>Student's interval of <see cref="Mean"/>; null below two users.</summary>
    public ImmutableArray<double>? MeanCi95 { get; init; }

    public EvidenceId? MeanEvidence { get; init; }

    /// <summary>DAU ÷ WAU, DAU ÷ MAU and WAU ÷ MAU over the last 7 and 30 days that the log covers whole; those that it does not reach back for are missing.</summary>
    public required ImmutableArray<ActivityRatio> Ratios { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Periods">Number of active periods.</param>
/// <param name="Users">Users active in exactly so many.</param>
/// <param name="Share">Of all users.</param>
/// <param name="Ci95">Wilson.</param>
/// <param name="AtLeast">Users active in so many or more.</param>
/// <param name="AtLeastShare">Of all users.</param>
/// <param name="AtLeastCi95">Wilson.</param>
/// <param name="Evidence">Where <paramref name="AtLeastShare"/> is proved.</param>
public sealed record StickinessLevel(
    int Periods, long Users, double? Share, ImmutableArray<double>? Ci95, long AtLeast, double? AtLeastShare, ImmutableArray<double>? AtLeastCi95, EvidenceId? Evidence = null);

/// <param name="Name">"dau_wau", "dau_mau" or "wau_mau".</param>
/// <param name="Value">Mean daily users ÷ users of the whole time, which is the mean share of its days on which a user was active; for "wau_mau" users of the last 7 days ÷ users of the last 30.</param>
/// <param name="Ci95">Student's interval over users; Wilson for "wau_mau".</param>
/// <param name="Users">Users of the whole time.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record ActivityRatio(string Name, double Value, ImmutableArray<double> Ci95, long Users, EvidenceId Evidence);

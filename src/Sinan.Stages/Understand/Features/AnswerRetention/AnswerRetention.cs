using System.Text.Json.Serialization;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>Do users come back?</summary>
/// <param name="Born">Event that puts a user into a cohort.</param>
/// <param name="Return">Event that counts as coming back.</param>
/// <param name="Period">Day, week (from Monday) or month, in the workspace's zone.</param>
/// <param name="Periods">Periods after the cohort's own to answer for, 1 … 366; not asked with brackets.</param>
/// <param name="IsRolling">Counts a return in the k-th period (bracket) or later.</param>
public sealed record AnswerRetention(string Born, string Return, PeriodUnit Period = PeriodUnit.Week, int Periods = 8, bool IsRolling = false)
{
    public const int MostPeriods = 366;

    /// <summary>Every period in which a user does the born event is a cohort of the user; by default only that of the first.</summary>
    public bool IsRecurring { get; init; }

    /// <summary>Boundaries in periods ("1,3,7"), ascending, 1 … 366: column j counts returns after boundary j − 1 up to boundary j. Null or empty = every period by itself.</summary>
    public string? Brackets { get; init; }

    /// <summary>Breakdown by the value of this column at the born event of the cohort, or by "segment"; null = none.</summary>
    public string? By { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Asks only this share of the users (0.1), chosen by a hash, and estimates the rest; null or 1 = all.</summary>
    public double? Sample { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

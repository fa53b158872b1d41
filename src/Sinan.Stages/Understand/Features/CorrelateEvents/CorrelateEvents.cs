using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.CorrelateEvents;

/// <summary>What do those who convert do more often?</summary>
/// <param name="Entry">Event with which a user enters.</param>
/// <param name="Goal">Event that counts as converting.</param>
public sealed record CorrelateEvents(string Entry, string Goal)
{
    /// <summary>Time to convert, counted from the entry ("7d").</summary>
    public string Within { get; init; } = "7d";

    /// <summary>Events that are not told, for example other steps of the funnel.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Entries from this day on; null = all.</summary>
    public string? From { get; init; }

    /// <summary>Entries up to this day, the whole day included. Entries in the last window of the log are never looked at.</summary>
    public string? To { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>Events and values that go with converting or with leaving.</summary>
public sealed record CorrelationReport
{
    public required string Entry { get; init; }

    public required string Goal { get; init; }

    public required string Within { get; init; }

    /// <summary>Users who converted.</summary>
    public required long Successes { get; init; }

    /// <summary>Users who did not, although they had the whole window.</summary>
    public required long Failures { get; init; }

    /// <summary>Events and values tested: the base of the correction.</summary>
    public required int Tested { get; init; }

    /// <summary>Strongest first.</summary>
    public required ImmutableArray<CorrelationFactorReport> Factors { get; init; }

    /// <summary>First entry that counts.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Entries before this moment count.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Event">Event done between entry and goal; null for a value.</param>
/// <param name="Column">Column of a value at the entry.</param>
/// <param name="Value">The value.</param>
/// <param name="Successes">Converted users with it.</param>
/// <param name="Failures">Other users with it.</param>
/// <param name="OddsRatio">Odds of converting with it over odds without, one added to each count.</param>
/// <param name="Ci95">Woolf.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Q">After Benjamini and Hochberg.</param>
/// <param name="Direction">"converting", "leaving" or, where q is above 0.05 or the interval holds 1, "unclear".</param>
/// <param name="Evidence">Where the ratio is proved; null for weak ones.</param>
public sealed record CorrelationFactorReport(
    string? Event, string? Column, string? Value, long Successes, long Failures, double OddsRatio, ImmutableArray<double> Ci95, double P, double Q, string Direction, EvidenceId? Evidence = null);

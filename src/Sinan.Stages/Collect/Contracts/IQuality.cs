using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>How good the data are.</summary>
public interface IQuality
{
    /// <summary>Examines the record, keeps the report as a snapshot and its figures as evidence.</summary>
    Task<Outcome<QualityReport>> ReportAsync(IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The last report; null before the first.</summary>
    Task<QualityReport?> LatestAsync(CancellationToken cancellationToken);
}

public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Answers may be off.</summary>
    Warning,

    /// <summary>Answers will be wrong until this is mended.</summary>
    Serious,
}

/// <summary>One thing wrong with the data.</summary>
/// <param name="Code">"missing", "duplicates", "clock_future" …</param>
/// <param name="Severity">How much it harms the answers.</param>
/// <param name="Column">Column concerned; null when it concerns rows as a whole.</param>
/// <param name="Rows">Rows, users or days concerned.</param>
/// <param name="Share">Of all rows (or users, items, days), 0…1.</param>
/// <param name="Penalty">Points it takes from the score.</param>
/// <param name="Says">What was found, in plain words.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Evidence">Proof of the figure; empty for a plain file.</param>
public sealed record QualityFinding(
    string Code, FindingSeverity Severity, string? Column, long Rows, double Share, double Penalty, Phrase Says, Phrase Advice, EvidenceId Evidence);

/// <summary>What one column holds.</summary>
/// <param name="Name">Column.</param>
/// <param name="Type">"text", "number", "time" or "id".</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Distinct">Distinct values.</param>
/// <param name="Min">Smallest number.</param>
/// <param name="Median">Middle number.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Max">Largest number.</param>
/// <param name="Outliers">Values beyond three interquartile ranges from the quartiles.</param>
public sealed record ColumnQuality(
    string Name, string Type, string Role, long Missing, long Distinct,
    double? Min = null, double? Median = null, double? Mean = null, double? Max = null, long? Outliers = null);

/// <summary>Share of the scenarios a product manager asks about that the data can answer.</summary>
/// <param name="Code">"funnel", "retention", "value", "recommend", "feedback", "sessions", "segments" …</param>
/// <param name="Covered">Whether the data suffice.</param>
/// <param name="Says">Why, or what is missing.</param>
public sealed record ScenarioCoverage(string Code, bool Covered, Phrase Says);

/// <summary>The quality report of a record or a file.</summary>
public sealed record QualityReport
{
    /// <summary>Rows examined: events, or rows of the file.</summary>
    public required long Rows { get; init; }

    /// <summary>0…100: 100 less the penalties of the findings, not below 0.</summary>
    public required double Score { get; init; }

    public required ImmutableArray<ColumnQuality> Columns { get; init; }

    /// <summary>The most harmful first.</summary>
    public required ImmutableArray<QualityFinding> Findings { get; init; }

    public ImmutableArray<ScenarioCoverage> Scenarios { get; init; } = [];

    public long Users { get; init; }

    public long Items { get; init; }

    public long Feedback { get; init; }

    /// <summary>Share of users with fewer than five events.</summary>
    public double ColdUsers { get; init; }

    /// <summary>Share of items with fewer than five events.</summary>
    public double ColdItems { get; init; }

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }

    /// <summary>First event of the time that the data are really about: without events that lie far from all others.</summary>
    public DateTimeOffset? MainFirst { get; init; }

    /// <summary>Last event of that time.</summary>
    public DateTimeOffset? MainLast { get; init; }

    /// <summary>Events outside that time: mostly wrong clocks.</summary>
    public long FarEvents { get; init; }

    /// <summary>Kind of personal data → places masked by all imports so far.</summary>
    public ImmutableSortedDictionary<string, long> Redacted { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Reason → rows rejected by all imports so far.</summary>
    public ImmutableSortedDictionary<string, long> Rejected { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Name → evidence of the report's own figures ("score", "rows", "users", "items", "feedback", "cold_users", "cold_items").</summary>
    public ImmutableSortedDictionary<string, EvidenceId> Evidence { get; init; } = ImmutableSortedDictionary<string, EvidenceId>.Empty;

    public double Seconds { get; init; }
}

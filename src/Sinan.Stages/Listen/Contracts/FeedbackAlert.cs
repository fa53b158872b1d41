using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What has become of an alert.</summary>
public enum AlertState
{
    /// <summary>Nobody has looked at it yet.</summary>
    Raised,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Over.</summary>
    Resolved,
}

/// <summary>Something came more often, or moved further, than the time before makes likely.</summary>
public sealed record FeedbackAlert
{
    /// <summary>"al-" and the hash of series and time: the same alert keeps its id.</summary>
    public required string Id { get; init; }

    public required SeriesName Series { get; init; }

    /// <summary>"hour", "day" or "week".</summary>
    public required string Interval { get; init; }

    /// <summary>Start of the period that raised it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Start of the last period above the threshold.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Start of the first period of a slow rise; equal to <see cref="Time"/> for a sudden one.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>From <see cref="Since"/> to <see cref="Time"/>: comments, negative comments, or the value of a series from outside.</summary>
    public required double Observed { get; init; }

    /// <summary>What the periods before made likely.</summary>
    public required double Expected { get; init; }

    /// <summary>Probability of a period, or a climb, at least so far out in quiet times: e^−severity.</summary>
    public required double P { get; init; }

    public required AlertCause Cause { get; init; }

    /// <summary>What stood around its comments more often than before, the surest first.</summary>
    public ImmutableArray<AlertCircumstance> Circumstances { get; init; } = [];

    /// <summary>The newest version that appeared shortly before; null when none did.</summary>
    public AlertRelease? Release { get; init; }

    /// <summary>Proof of observed against expected.</summary>
    public required EvidenceId Evidence { get; init; }

    public AlertState State { get; init; }

    /// <summary>No further alert of this series is sent before.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Who changed the state last.</summary>
    public string? By { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When a check found it.</summary>
    public DateTimeOffset FoundAt { get; init; }

    public bool IsSudden => Since == Time;
}

/// <summary>Which series an alert, or a watch, is about.</summary>
/// <param name="Kind">"volume", "negativity", "theme", "aspect" or "external".</param>
/// <param name="Name">Theme, aspect, source or series from outside; null for all comments.</param>
/// <param name="Theme">Id of the theme in the reading that was checked.</param>
public sealed record SeriesName(string Kind, string? Name = null, string? Theme = null)
{
    public const string Volume = "volume", Negativity = "negativity", OfTheme = "theme", OfAspect = "aspect", External = "external";

    /// <summary>Id of the aspect whose blame is counted.</summary>
    public string? Aspect { get; init; }

    /// <summary>A filter narrowed to the comments that the series counts; negativity is counted among all of them.</summary>
    public FeedbackFilter Narrow(FeedbackFilter filter) => filter with { Theme = Theme, Aspect = Aspect is { } aspect ? new FeedbackAspectFilter(aspect, FeedbackAspect.Blame) : null };

    /// <summary>What stays the same from one reading to the next: theme ids do not.</summary>
    public string Key => Kind + "\n" + Name;

    /// <summary>The name as words of the reader's language.</summary>
    public Phrase Words => new(Name is null ? $"listen.alert.series.{Kind}" : $"listen.alert.series.{Kind}.named", Fact.Of("name", Name ?? ""));

    /// <summary>A name for programs: "theme: delivery late".</summary>
    public override string ToString() => Name is null ? Kind : $"{Kind}: {Name}";
}

/// <summary>What stands out in the comments of an alert.</summary>
/// <param name="Words">Most telling words against the weeks before, at most five; words of the users.</param>
/// <param name="Segment">Users over-represented among those who wrote; null when none is surely so.</param>
/// <param name="Sentences">Examples, redacted.</param>
public sealed record AlertCause(ImmutableArray<string> Words, Phrase? Segment, ImmutableArray<string> Sentences)
{
    public static AlertCause Unknown { get; } = new([], null, []);
}

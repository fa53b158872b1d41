using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sinan.Kernel;

/// <summary>How a fact is written for people.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactKind>))]
public enum FactKind
{
    /// <summary>Words as they are (an event name, a theme's words). Always escaped, never translated.</summary>
    Text,

    /// <summary>A whole number with thousands separators.</summary>
    Count,

    /// <summary>A number with up to three significant decimals.</summary>
    Number,

    /// <summary>A share 0…1, written as a percentage with one digit.</summary>
    Share,

    /// <summary>A difference of two shares, written in percentage points with a sign.</summary>
    Points,

    /// <summary>A ratio such as lift, written "3.4×".</summary>
    Ratio,

    /// <summary>An amount in the workspace's currency (no symbol unless the workspace names one).</summary>
    Money,

    /// <summary>Seconds, written as the two largest units ("6 min 40 s").</summary>
    Duration,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment to the minute, in the workspace's time zone.</summary>
    Time,

    /// <summary>Another phrase, translated in place.</summary>
    Phrase,
}

/// <summary>A closed interval around an estimate.</summary>
/// <param name="Low">Lower end, same unit as the estimate.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Confidence level, 0.95 by default.</param>
public sealed record Interval(double Low, double High, double Level = 0.95);

/// <summary>One value inside a <see cref="Phrase"/>: language-neutral, with its interval and evidence where it has them.</summary>
public sealed record Fact
{
    public required string Name { get; init; }

    public required FactKind Kind { get; init; }

    public string? Text { get; init; }

    public double? Number { get; init; }

    public DateTimeOffset? Time { get; init; }

    public Phrase? Phrase { get; init; }

    public Interval? Interval { get; init; }

    public EvidenceId? Evidence { get; init; }

    public static Fact Of(string name, string text) => new() { Name = name, Kind = FactKind.Text, Text = text };

    public static Fact Of(string name, Phrase phrase) => new() { Name = name, Kind = FactKind.Phrase, Phrase = phrase };

    public static Fact Count(string name, double value) => new() { Name = name, Kind = FactKind.Count, Number = value };

    public static Fact Decimal(string name, double value) => new() { Name = name, Kind = FactKind.Number, Number = value };

    /// <summary>A chance such as a p-value. One too small for a double is not nothing: it is written "&lt; 0.001" too.</summary>
    /// <param name="name">Placeholder.</param>
    /// <param name="p">0…1.</param>
    public static Fact Chance(string name, double p) => Decimal(name, p == 0 ? double.Epsilon : p);

    /// <param name="name">Placeholder.</param>
    /// <param name="value">0…1.</param>
    public static Fact Share(string name, double value) => new() { Name = name, Kind = FactKind.Share, Number = value };

    /// <param name="name">Placeholder.</param>
    /// <param name="value">Difference of two shares, −1…1.</param>
    public static Fact Points(string name, double value) => new() { Name = name, Kind = FactKind.Points, Number = value };

    public static Fact Ratio(string name, double value) => new() { Name = name, Kind = FactKind.Ratio, Number = value };

    public static Fact Money(string name, double value) => new() { Name = name, Kind = FactKind.Money, Number = value };

    /// <param name="name">Placeholder.</param>
    /// <param name="seconds">Length in seconds.</param>
    public static Fact Duration(string name, double seconds) => new() { Name = name, Kind = FactKind.Duration, Number = seconds };

    public static Fact Date(string name, DateTimeOffset day) => new() { Name = name, Kind = FactKind.Date, Time = day };

    public static Fact At(string name, DateTimeOffset moment) => new() { Name = name, Kind = FactKind.Time, Time = moment };

    public Fact Between(double low, double high, double level = 0.95) => this with { Interval = new Interval(low, high, level) };

    public Fact From(EvidenceId evidence) => this with { Evidence = evidence };
}

/// <summary>A sentence that is not yet in any language: a text key and the facts for its placeholders.</summary>
/// <param name="Key">Key in the stage's Text files; placeholders are written {name}.</param>
/// <param name="Facts">Values by name.</param>
public sealed record Phrase(string Key, params ImmutableArray<Fact> Facts)
{
    /// <summary>Free words that need no translation (a name people typed, an event name).</summary>
    public static Phrase Literal(string text) => new("literal", Fact.Of("text", text));
}

using System.Text.Json.Serialization;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A question about active users: what makes active, the calendar, the time, the users.</summary>
/// <param name="Event">Event that makes a user active; null = any.</param>
/// <param name="Interval">Day, week (from Monday) or month, in the workspace's zone.</param>
public abstract record ActiveQuestion(string? Event, PeriodUnit Interval)
{
    /// <summary>From the period of this day on; null = open.</summary>
    public string? From { get; init; }

    /// <summary>Up to the period of this day.</summary>
    public string? To { get; init; }

    /// <summary>Only users of this segment, by its id; null = all.</summary>
    public string? Segment { get; init; }

    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }

    /// <summary>Neither end of the time is given.</summary>
    [JsonIgnore]
    public bool IsOpen => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);
}

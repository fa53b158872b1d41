using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.ShowUser;

/// <summary>What did this user do, in order?</summary>
/// <param name="User">Number of the user in the record; null = the first with a few events. It says nothing about who the user is.</param>
public sealed record ShowUser(int? User = null)
{
    /// <summary>A pause longer than this ends a visit ("30m").</summary>
    public string Gap { get; init; } = "30m";
}

/// <summary>The events of one user, without any id of the outside world.</summary>
public sealed record UserReport
{
    public required int User { get; init; }

    /// <summary>All events of the user.</summary>
    public required long Events { get; init; }

    public required int Visits { get; init; }

    /// <summary>Visits, newest first; of very many events the newest.</summary>
    public required ImmutableArray<UserVisit> Timeline { get; init; }

    /// <summary>The answer in sentences.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="No">From 1, oldest first.</param>
/// <param name="Start">First event.</param>
/// <param name="Seconds">From the first to the last event.</param>
/// <param name="Events">In order.</param>
public sealed record UserVisit(int No, DateTimeOffset Start, double Seconds, ImmutableArray<UserEvent> Events);

/// <param name="At">When.</param>
/// <param name="Event">Name.</param>
/// <param name="Details">Values of the event's columns, "column = value".</param>
public sealed record UserEvent(DateTimeOffset At, string Event, ImmutableArray<string> Details);

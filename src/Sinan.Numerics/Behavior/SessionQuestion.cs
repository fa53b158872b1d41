using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>How users' visits are.</summary>
/// <param name="StartsMs">Starts of the periods in ms, ascending, the last one being the end of the last. A session belongs to the period in which it starts; those that start outside are not counted.</param>
/// <param name="GapMs">Longest pause within a session, in milliseconds: a longer one begins a new session.</param>
/// <param name="Column">Column that names the session of an event, instead of pauses; events without a value are in none. Null = pauses decide.</param>
/// <param name="Users">Filter by user; null = all users.</param>
public sealed record SessionQuestion(ImmutableArray<long> StartsMs, long GapMs = 1_800_000, BehaviorColumn? Column = null, BehaviorGrouping? Users = null);

/// <summary>The sessions of one period or of all. Intervals are over users, since the sessions of one user resemble each other.</summary>
/// <param name="Sessions">Sessions.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Depth">Events a session.</param>
/// <param name="Bounces">Share of sessions with one event.</param>
/// <param name="Seconds">Mean time from the first to the last event of a session.</param>
/// <param name="DepthInterval">95 % interval.</param>
/// <param name="BounceInterval">95 % interval, within 0 … 1.</param>
/// <param name="SecondsInterval">95 % interval, not below 0.</param>
public sealed record SessionPeriod(long Sessions, long Users, double Depth, double Bounces, double Seconds, Bounds DepthInterval, Bounds BounceInterval, Bounds SecondsInterval);

/// <summary>A quantile over the sessions.</summary>
/// <param name="Q">0 … 1.</param>
/// <param name="Seconds">Length that a share <paramref name="Q"/> of sessions does not exceed (type 7 of Hyndman and Fan 1996).</param>
/// <param name="Interval">95 % interval after Woodruff (1952), with the variance over users.</param>
/// <param name="Depth">Events, likewise.</param>
public sealed record SessionQuantile(double Q, double Seconds, Bounds Interval, double Depth);

/// <param name="Total">All sessions.</param>
/// <param name="Periods">By period.</param>
/// <param name="Quantiles">Of the length and depth of all sessions; empty without any.</param>
public sealed record SessionAnswer(SessionPeriod Total, ImmutableArray<SessionPeriod> Periods, ImmutableArray<SessionQuantile> Quantiles);

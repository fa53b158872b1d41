using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Describes users by what they did strictly before a cut-off. Nothing from the cut-off on is read.</summary>
public sealed class HistoryFeatures
{
    const long DayMs = 86_400_000;

    /// <summary>Event names that become features of their own.</summary>
    const int MostEvents = 12;

    const string EventPrefix = "event:";

    static readonly string[] always =
    [
        "recency_days", "tenure_days", "active_days", "events", "events_recent", "events_before", "gap_days", "recency_in_gaps", "goal_count", "goal_recent", "goal_recency_days", "goal_gap_days",
    ];

    readonly BehaviorIndex index;
    readonly BehaviorColumn? value;
    readonly int goal;
    readonly long fromMs, horizonMs;

    /// <summary>Place of an event's count among the features; −1 = not among them.</summary>
    readonly int[] placeOf;

    /// <param name="index">The index.</param>
    /// <param name="goal">Code of the event to tell; −1 = any.</param>
    /// <param name="fromMs">Earlier events are clock errors and not read.</param>
    /// <param name="firstCutMs">The earliest cut-off: only events before it decide which names become features.</param>
    /// <param name="horizonMs">"Recent" means within the last horizon.</param>
    public HistoryFeatures(BehaviorIndex index, int goal, long fromMs, long firstCutMs, long horizonMs)
    {
        (this.index, this.goal, this.fromMs, this.horizonMs) = (index, goal, fromMs, horizonMs);
        value = index.Column("value") is { IsNumber: true } column ? column : null;
        var counts = new long[index.EventNames.Count];
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            for (var at = from; at < to && index.TimeAt(at) < firstCutMs; at++)
                counts[index.EventAt(at)]++;
        }

        int[] chosen = [.. Enumerable.Range(0, counts.Length).Where(e => e != goal && counts[e] > 0).OrderByDescending(e => counts[e]).ThenBy(e => e).Take(MostEvents)];
        string[] money = value is null ? [] : ["value", "value_recent", "value_mean"];
        placeOf = new int[counts.Length];
        Array.Fill(placeOf, -1);
        for (var i = 0; i < chosen.Length; i++)
            placeOf[chosen[i]] = always.Length + money.Length + i;
        Names = [.. always, .. money, .. chosen.Select(e => EventPrefix + index.EventNames[e])];
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Positions of the two features of the simple rule: how lately and how often the goal was done.</summary>
    public static (int Recency, int Count) Rule { get; } = (Array.IndexOf(always, "goal_recency_days"), Array.IndexOf(always, "goal_count"));

    /// <summary>A feature in words.</summary>
    public static Phrase Label(string feature) => feature.StartsWith(EventPrefix, StringComparison.Ordinal)
        ? new Phrase("understand.predict.feature.event", Fact.Of("event", feature[EventPrefix.Length..]))
        : new Phrase("understand.predict.feature." + feature);

    /// <summary>Writes a user's features at a cut-off; counts and money as ln(1 + x), NaN where something never happened.</summary>
    /// <param name="user">User number.</param>
    /// <param name="cutMs">The cut-off.</param>
    /// <param name="features">As long as <see cref="Names"/>; overwritten.</param>
    /// <returns>Time of the last event before the cut-off; null when there is none.</returns>
    public long? Write(int user, long cutMs, Span<double> features)
    {
        features.Clear();
        var (from, to) = index.RangeOf(user);
        var (first, last, days, lastDay, recent, before, events) = (0L, 0L, 0, long.MinValue, 0, 0, 0);
        var (goals, goalsRecent, firstGoal, lastGoal) = (0, 0, 0L, 0L);
        var (money, moneyRecent, payments) = (0.0, 0.0, 0);
        for (var at = from; at < to; at++)
        {
            var ms = index.TimeAt(at);
            if (ms >= cutMs)
                break;
            if (ms < fromMs)
                continue;
            first = events == 0 ? ms : first;
            (last, events) = (ms, events + 1);
            var isRecent = ms >= cutMs - horizonMs;
            recent += isRecent ? 1 : 0;
            before += !isRecent && ms >= cutMs - (2 * horizonMs) ? 1 : 0;
            if ((ms - fromMs) / DayMs is var day && day != lastDay)
                (days, lastDay) = (days + 1, day);
            var code = index.EventAt(at);
            if (code == goal || goal < 0)
            {
                firstGoal = goals == 0 ? ms : firstGoal;
                (goals, lastGoal) = (goals + 1, ms);
                goalsRecent += isRecent ? 1 : 0;
            }

            if (placeOf[code] >= 0)
                features[placeOf[code]]++;
            if (value is not null && value.NumberAt(at) is var amount && !double.IsNaN(amount))
                (money, moneyRecent, payments) = (money + amount, moneyRecent + (isRecent ? amount : 0), payments + 1);
        }

        if (events == 0)
            return null;
        var gap = days > 1 ? Days(last - first) / (days - 1) : double.NaN;
        double[] own =
        [
            Days(cutMs - last), Days(cutMs - first), Log(days), Log(events), Log(recent), Log(before), gap, Math.Min(50, Days(cutMs - last) / Math.Max(gap, 0.5)),
            Log(goals), Log(goalsRecent), goals > 0 ? Days(cutMs - lastGoal) : double.NaN, goals > 1 ? Days(lastGoal - firstGoal) / (goals - 1) : double.NaN,
        ];
        own.CopyTo(features);
        if (value is not null)
            (features[always.Length], features[always.Length + 1], features[always.Length + 2]) = (Log(money), Log(moneyRecent), payments > 0 ? Log(money / payments) : double.NaN);
        foreach (var place in placeOf)
        {
            if (place >= 0)
                features[place] = Log(features[place]);
        }

        return last;
    }

    /// <summary>Whether the user does the goal from the cut-off on within the horizon.</summary>
    public bool Does(int user, long cutMs)
    {
        var (from, to) = index.RangeOf(user);
        for (var at = to - 1; at >= from; at--)
        {
            var ms = index.TimeAt(at);
            if (ms < cutMs)
                return false;
            if (ms < cutMs + horizonMs && (goal < 0 || index.EventAt(at) == goal))
                return true;
        }

        return false;
    }

    static double Days(long ms) => (double)ms / DayMs;

    static double Log(double amount) => Math.Log(1 + Math.Max(0, amount));
}

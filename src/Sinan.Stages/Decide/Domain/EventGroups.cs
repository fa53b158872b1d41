using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What belongs together in the behaviour: what a user did in one go, in one visit, or ever.</summary>
/// <param name="index">Events.</param>
/// <param name="eventCode">The event looked at; null = all.</param>
/// <param name="itemAt">What an event is about, by its position; −1 = nothing.</param>
sealed class EventGroups(BehaviorIndex index, int? eventCode, Func<long, int> itemAt)
{
    /// <summary>A break of half an hour ends a purchase or a visit.</summary>
    public const long BreakMs = 1_800_000;

    /// <summary>A longer break begins a new group; null = everything of a user is one.</summary>
    public long? GapMs { get; init; }

    /// <summary>Whether any event fills a break, not only those looked at: then a group is a visit.</summary>
    public bool IsVisit { get; init; }

    /// <summary>Visits each group that is about something: user, time of the first event looked at, distinct items ascending.</summary>
    public void Each(Action<int, long, IReadOnlyList<int>> visit, CancellationToken cancellationToken)
    {
        var group = new SortedSet<int>();
        for (var user = 0; user < index.Users; user++)
        {
            if (user % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = index.RangeOf(user);
            var (start, last) = (0L, long.MinValue);
            for (var at = from; at < to; at++)
            {
                var item = eventCode is { } code && index.EventAt(at) != code ? -1 : itemAt(at);
                if (item < 0 && !IsVisit)
                    continue;
                var time = index.TimeAt(at);
                if (group.Count > 0 && GapMs is { } gap && time - last > gap)
                    Flush();
                last = time;
                if (item < 0)
                    continue;
                if (group.Count == 0)
                    start = time;
                group.Add(item);
            }

            if (group.Count > 0)
                Flush();

            void Flush()
            {
                visit(user, start, [.. group]);
                group.Clear();
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Cuts a run of users' events into sessions.</summary>
sealed unsafe class SessionWalk
{
    readonly BehaviorIndex index;
    readonly SessionSink sink;
    readonly BehaviorColumn? column;
    readonly BehaviorGrouping users;
    readonly TickColumn ticks;
    readonly long gap;
    readonly long first;
    readonly long end;
    readonly Dictionary<long, int> placeOf = [];
    readonly List<Session> sessions = [];

    public SessionWalk(BehaviorIndex index, SessionQuestion question, Periods periods, SessionSink sink)
    {
        (this.index, this.sink, column, users) = (index, sink, question.Column, question.Users ?? BehaviorGrouping.None);
        (ticks, gap) = (index.Ticks, question.GapMs / index.UnitMs);
        (first, end) = (periods.First, periods.End);
    }

    public void Walk(UserRange range, CancellationToken cancellationToken)
    {
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || users.Skips(user))
                continue;
            if (column is null)
                ByPauses(from, to);
            else
                ByColumn(column, from, to);
            sink.EndUser();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ByPauses(long from, long to)
    {
        var start = ticks.At(from);
        var (before, events) = (start, 1L);
        for (var at = from + 1; at < to; at++, events++)
        {
            var tick = ticks.At(at);
            if (tick - before > gap)
            {
                Add(start, before, events);
                (start, events) = (tick, 0);
            }

            before = tick;
        }

        Add(start, before, events);
    }

    /// <summary>Sessions may interleave, for example of two devices.</summary>
    void ByColumn(BehaviorColumn name, long from, long to)
    {
        placeOf.Clear();
        sessions.Clear();
        for (; from < to; from++)
        {
            if (!name.TryKeyAt(from, out var key))
                continue;
            var tick = ticks.At(from);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(placeOf, key, out var isKnown);
            if (!isKnown)
            {
                place = sessions.Count;
                sessions.Add(new Session(tick, tick, 1));
                continue;
            }

            var session = sessions[place];
            sessions[place] = session with { Last = tick, Events = session.Events + 1 };
        }

        foreach (var session in sessions)
            Add(session.First, session.Last, session.Events);
    }

    void Add(long start, long last, long events)
    {
        if (start >= first && start < end)
            sink.Add(start, last - start, events);
    }

    readonly record struct Session(long First, long Last, long Events);
}

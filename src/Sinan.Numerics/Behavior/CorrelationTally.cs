using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>Users with and without success who did an event or had a value.</summary>
readonly record struct CorrelationCount(int Event, BehaviorColumn? Column, int Value, long Successes, long Failures);

/// <summary>Counts users by outcome, event and value, of one worker or of all.</summary>
sealed class CorrelationTally
{
    readonly ImmutableArray<BehaviorColumn> columns;
    readonly int[] lastUser;
    readonly long[][] events;
    readonly long[][][] values;
    readonly long[] users = new long[2];

    public CorrelationTally(BehaviorIndex index, ImmutableArray<BehaviorColumn> columns)
    {
        this.columns = columns;
        lastUser = new int[index.EventNames.Count];
        events = [new long[lastUser.Length], new long[lastUser.Length]];
        values = [.. columns.Select(c => new[] { new long[c.Values], new long[c.Values] })];
    }

    public long Successes => users[1];

    public long Failures => users[0];

    public IEnumerable<CorrelationCount> Counts =>
        Enumerable.Range(0, lastUser.Length).Select(e => new CorrelationCount(e, null, -1, events[1][e], events[0][e]))
            .Concat(columns.SelectMany((column, c) => Enumerable.Range(0, column.Values).Select(v => new CorrelationCount(-1, column, v, values[c][1][v], values[c][0][v]))));

    /// <summary>A user enters.</summary>
    /// <param name="user">User number.</param>
    /// <param name="entry">Position of the entry event, whose values count.</param>
    /// <param name="isSuccess">Outcome.</param>
    public void Begin(int user, long entry, bool isSuccess)
    {
        var outcome = isSuccess ? 1 : 0;
        users[outcome]++;
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c].CodeAt(entry) is >= 0 and var value)
                values[c][outcome][value]++;
        }
    }

    /// <summary>The user does an event; the first time counts.</summary>
    public void Add(int user, int code, bool isSuccess)
    {
        if (lastUser[code] == user + 1)
            return;
        lastUser[code] = user + 1;
        events[isSuccess ? 1 : 0][code]++;
    }

    public void Take(CorrelationTally other)
    {
        for (var outcome = 0; outcome < 2; outcome++)
        {
            users[outcome] += other.users[outcome];
            Add(events[outcome], other.events[outcome]);
            for (var c = 0; c < values.Length; c++)
                Add(values[c][outcome], other.values[c][outcome]);
        }
    }

    static void Add(long[] to, long[] from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += from[i];
    }
}

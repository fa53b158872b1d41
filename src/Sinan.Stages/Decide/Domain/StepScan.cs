using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Tries at a step. A try is one user on one day, so that those who come often, or were watched longer, do not look more faithful.</summary>
/// <param name="Users">Distinct users who came.</param>
/// <param name="Count">User-days on which they came.</param>
/// <param name="Passed">Of which went on within a day.</param>
readonly record struct Tries(int Users, int Count, int Passed)
{
    public double Loss => Count == 0 ? 0 : 1 - Passed / (double)Count;

    /// <summary>Losses as if every user had tried once: tries of one user are alike, so only users are counted as independent.</summary>
    public double LostUsers => Loss * Users;

    public static Tries operator +(Tries a, Tries b) => new(a.Users + b.Users, a.Count + b.Count, a.Passed + b.Passed);

    public static Tries operator -(Tries a, Tries b) => new(a.Users - b.Users, a.Count - b.Count, a.Passed - b.Passed);
}

/// <summary>The tries at a step under one value of one property.</summary>
/// <param name="Step">0-based: from <c>steps[Step]</c> to <c>steps[Step + 1]</c>.</param>
/// <param name="Property">Column; null for everybody.</param>
/// <param name="Value">Its value at the moment of the step.</param>
/// <param name="Recent">In the recent days.</param>
/// <param name="Earlier">Before.</param>
sealed record StepCell(int Step, string? Property, string? Value, Tries Recent, Tries Earlier);

/// <summary>One walk over the index that fills all cells (step × property value × recent or earlier).</summary>
sealed class StepScan
{
    /// <summary>Who comes to a step and does not go on within a day is lost to it.</summary>
    public const long WithinMs = Period.Day;

    /// <summary>Properties with more values are descriptions of things, not circumstances.</summary>
    public const int MostValues = 40;

    readonly BehaviorIndex index;
    readonly Period period;
    readonly int[] codes;
    readonly BehaviorColumn[] columns;
    readonly int[] columnStart;
    readonly int cells;

    /// <param name="index">Events.</param>
    /// <param name="period">What is recent.</param>
    /// <param name="steps">Event names of the path.</param>
    /// <param name="properties">Names of the columns to look at.</param>
    public StepScan(BehaviorIndex index, Period period, IReadOnlyList<string> steps, IEnumerable<string> properties)
    {
        (this.index, this.period) = (index, period);
        codes = [.. steps.Select(index.CodeOf)];
        columns = [.. properties.Select(index.Column).OfType<BehaviorColumn>().Where(c => c is { IsNumber: false, IsCoded: true, Values: >= 2 and <= MostValues })];
        columnStart = new int[columns.Length];
        // Cell 0 of a step is everybody.
        cells = 1;
        for (var c = 0; c < columns.Length; c++)
        {
            columnStart[c] = cells;
            cells += columns[c].Values;
        }
    }

    int Steps => codes.Length - 1;

    public IReadOnlyList<StepCell> Run(CancellationToken cancellationToken)
    {
        // [step, recent or earlier, cell]
        var counts = new Counter[Steps * 2 * cells];
        Walk((user, day, step, isRecent, cell, isPassed) => counts[(step * 2 + (isRecent ? 0 : 1)) * cells + cell].Add(user, day, isPassed), cancellationToken);

        var result = new List<StepCell>(Steps * cells);
        for (var step = 0; step < Steps; step++)
        {
            var (recent, earlier) = (step * 2 * cells, (step * 2 + 1) * cells);
            result.Add(new StepCell(step, null, null, counts[recent].Tries, counts[earlier].Tries));
            for (var c = 0; c < columns.Length; c++)
            {
                for (var v = 0; v < columns[c].Values; v++)
                    result.Add(new StepCell(step, columns[c].Name, columns[c].TextOf(v), counts[recent + columnStart[c] + v].Tries, counts[earlier + columnStart[c] + v].Tries));
            }
        }

        return result;
    }

    /// <summary>Numbers of the users who came to a step recently with that value and did not go on.</summary>
    public HashSet<int> Lost(StepCell cell, CancellationToken cancellationToken)
    {
        var c = Array.FindIndex(columns, x => x.Name == cell.Property);
        var wanted = c < 0 ? 0 : columnStart[c] + Enumerable.Range(0, columns[c].Values).First(v => columns[c].TextOf(v) == cell.Value);
        var lost = new HashSet<int>();
        Walk((user, _, step, isRecent, at, isPassed) =>
        {
            if (step == cell.Step && isRecent && at == wanted && !isPassed)
                lost.Add(user);
        }, cancellationToken);
        return lost;
    }

    void Walk(Action<int, long, int, bool, int, bool> visit, CancellationToken cancellationToken)
    {
        Span<long> next = stackalloc long[codes.Length];
        for (var user = 0; user < index.Users; user++)
        {
            if (user % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = index.RangeOf(user);
            next.Fill(long.MaxValue);
            // Backwards: next[s] is the time of the nearest later event of step s.
            for (var at = to - 1; at >= from; at--)
            {
                var step = Array.IndexOf(codes, index.EventAt(at));
                if (step < 0)
                    continue;
                var time = index.TimeAt(at);
                var isRecent = period.IsRecent(time);
                if (step < Steps && (isRecent || period.IsEarlier(time)))
                {
                    var isPassed = next[step + 1] != long.MaxValue && next[step + 1] - time <= WithinMs;
                    visit(user, time / Period.Day, step, isRecent, 0, isPassed);
                    for (var c = 0; c < columns.Length; c++)
                    {
                        var value = columns[c].CodeAt(at);
                        if (value >= 0)
                            visit(user, time / Period.Day, step, isRecent, columnStart[c] + value, isPassed);
                    }
                }

                next[step] = time;
            }
        }
    }

    /// <summary>Counts tries while the events of one user come by, latest first.</summary>
    struct Counter
    {
        int users, tries, passed, user;
        long day;
        bool dayPassed;

        public readonly Tries Tries => new(users, tries, passed);

        public void Add(int who, long when, bool isPassed)
        {
            // Users are kept from 1 on, so that the default is nobody.
            if (user != who + 1)
                (user, users, day) = (who + 1, users + 1, long.MinValue);
            if (day != when)
                (day, tries, dayPassed) = (when, tries + 1, false);
            if (isPassed && !dayPassed)
                (passed, dayPassed) = (passed + 1, true);
        }
    }
}

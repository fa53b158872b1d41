using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Decide.Domain;

/// <summary>How many users came to a step and went on within a day, for one value of one property.</summary>
/// <param name="Step">0-based: from <c>steps[Step]</c> to <c>steps[Step + 1]</c>.</param>
/// <param name="Property">Column; null for everybody.</param>
/// <param name="Value">Its value at the moment of the step.</param>
sealed record StepCell(int Step, string? Property, string? Value, int RecentEntered, int RecentPassed, int EarlierEntered, int EarlierPassed);

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
        // [step, recent or earlier, cell]: users entered and passed, and the last user counted, so that a user counts once a cell.
        var size = Steps * 2 * cells;
        var (entered, passed) = (new int[size], new int[size]);
        var (lastEntered, lastPassed) = (Filled(size), Filled(size));
        Walk((user, step, isRecent, cell, isPassed) =>
        {
            var at = (step * 2 + (isRecent ? 0 : 1)) * cells + cell;
            if (lastEntered[at] != user)
                (entered[at], lastEntered[at]) = (entered[at] + 1, user);
            if (isPassed && lastPassed[at] != user)
                (passed[at], lastPassed[at]) = (passed[at] + 1, user);
        }, cancellationToken);

        var result = new List<StepCell>(Steps * cells);
        for (var step = 0; step < Steps; step++)
        {
            var (recent, earlier) = (step * 2 * cells, (step * 2 + 1) * cells);
            result.Add(new StepCell(step, null, null, entered[recent], passed[recent], entered[earlier], passed[earlier]));
            for (var c = 0; c < columns.Length; c++)
            {
                for (var v = 0; v < columns[c].Values; v++)
                {
                    var at = columnStart[c] + v;
                    result.Add(new StepCell(step, columns[c].Name, columns[c].TextOf(v), entered[recent + at], passed[recent + at], entered[earlier + at], passed[earlier + at]));
                }
            }
        }

        return result;
    }

    /// <summary>Numbers of the users who came to a step recently with that value and did not go on.</summary>
    public HashSet<int> Lost(StepCell cell, CancellationToken cancellationToken)
    {
        var c = Array.FindIndex(columns, x => x.Name == cell.Property);
        var wanted = c < 0 ? 0 : columnStart[c] + Enumerable.Range(0, columns[c].Values).First(v => columns[c].TextOf(v) == cell.Value);
        var (came, went) = (new HashSet<int>(), new HashSet<int>());
        Walk((user, step, isRecent, at, isPassed) =>
        {
            if (step != cell.Step || !isRecent || at != wanted)
                return;
            came.Add(user);
            if (isPassed)
                went.Add(user);
        }, cancellationToken);
        came.ExceptWith(went);
        return came;
    }

    void Walk(Action<int, int, bool, int, bool> visit, CancellationToken cancellationToken)
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
                    visit(user, step, isRecent, 0, isPassed);
                    for (var c = 0; c < columns.Length; c++)
                    {
                        var value = columns[c].CodeAt(at);
                        if (value >= 0)
                            visit(user, step, isRecent, columnStart[c] + value, isPassed);
                    }
                }

                next[step] = time;
            }
        }
    }

    static int[] Filled(int size)
    {
        var numbers = new int[size];
        Array.Fill(numbers, -1);
        return numbers;
    }
}

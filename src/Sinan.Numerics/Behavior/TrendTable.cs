using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>Counts, distinct users and sums by group and period, of one worker or of all.</summary>
sealed class TrendTable
{
    readonly int slots;
    readonly int periods;
    readonly long[] counts;
    readonly long[] users;
    readonly int[] lastUser;
    readonly double[] sums;
    readonly double[] rests;
    readonly double[] own;
    readonly double[] squares;
    readonly List<(int Range, double[] Sums, double[] Squares)> byRange = [];
    readonly Lock gate = new();
    int range;

    public TrendTable(int slots, int periods, bool hasSums, bool hasSquares)
    {
        (this.slots, this.periods) = (slots, periods);
        counts = new long[Cells];
        users = new long[Cells];
        lastUser = new int[Cells];
        lastUser.AsSpan().Fill(-1);
        (sums, rests) = hasSums ? (new double[Cells], new double[Cells]) : ([], []);
        (own, squares) = hasSquares ? (new double[Cells], new double[Cells]) : ([], []);
    }

    public long[] Counts => counts;

    public long[] Users => users;

    public int Cells => checked(slots * periods);

    public void Begin(int range)
    {
        this.range = range;
        sums.AsSpan().Clear();
        rests.AsSpan().Clear();
        squares.AsSpan().Clear();
    }

    public void Add(int user, int slot, int period, double value)
    {
        var cell = slot * periods + period;
        counts[cell]++;
        if (lastUser[cell] != user)
        {
            lastUser[cell] = user;
            users[cell]++;
            if (own.Length > 0)
                own[cell] = 0;
        }

        if (sums.Length == 0)
            value = 1;
        else if (double.IsNaN(value))
            return;
        else
            AddExactly(ref sums[cell], ref rests[cell], value);
        if (own.Length == 0)
            return;
        // (x + v)² − x² = (2x + v)·v
        squares[cell] += ((2 * own[cell]) + value) * value;
        own[cell] += value;
    }

    /// <summary>Keeps the sums of the range apart until they can be added in the order of the ranges.</summary>
    public void EndRange()
    {
        if (sums.Length == 0 && squares.Length == 0)
            return;
        var ofRange = new double[sums.Length];
        for (var i = 0; i < ofRange.Length; i++)
            ofRange[i] = sums[i] + rests[i];
        byRange.Add((range, ofRange, [.. squares]));
    }

    /// <summary>Adds the table of a worker that has finished.</summary>
    public void Take(TrendTable other)
    {
        lock (gate)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += other.counts[i];
                users[i] += other.users[i];
            }

            byRange.AddRange(other.byRange);
        }
    }

    public ImmutableArray<TrendSeries> Series(bool isPlain)
    {
        foreach (var (_, ofRange, squaresOfRange) in byRange.OrderBy(r => r.Range))
        {
            for (var i = 0; i < ofRange.Length; i++)
                AddExactly(ref sums[i], ref rests[i], ofRange[i]);
            for (var i = 0; i < squaresOfRange.Length; i++)
                squares[i] += squaresOfRange[i];
        }

        var series = Enumerable.Range(0, slots).Select(slot => new TrendSeries(
            slot - 1, Row(counts, slot), Row(users, slot),
            sums.Length == 0 ? [.. new double[periods]] : [.. Enumerable.Range(slot * periods, periods).Select(i => sums[i] + rests[i])],
            squares.Length == 0 ? [] : [.. squares.AsSpan(slot * periods, periods)]));
        return isPlain ? [.. series] : [.. series.Where(s => s.Counts.Any(c => c > 0)).OrderByDescending(s => s.Counts.Sum()).ThenBy(s => s.Group)];
    }

    ImmutableArray<long> Row(long[] cells, int slot) => [.. cells.AsSpan(slot * periods, periods)];

    /// <summary>Neumaier's compensated sum (1974): the rest holds what the rounded sum lost.</summary>
    static void AddExactly(ref double sum, ref double rest, double value)
    {
        var next = sum + value;
        rest += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }
}

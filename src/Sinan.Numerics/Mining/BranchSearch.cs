using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Mining;

/// <summary>Finds all frequent sets with a given rarest item: one branch of the search after another, in memory of its own.</summary>
sealed class BranchSearch(CodedBaskets baskets, int minCount, int maxLength, CancellationToken cancellationToken)
{
    const int NodesBetweenChecks = 4096;

    readonly int[] support = new int[baskets.ItemOf.Length];
    readonly int[] rowOf = new int[baskets.ItemOf.Length];
    readonly List<BitRows> levels = [];
    int[] current = new int[16];
    int length;
    int nodes;

    public ItemsetBuffer Found { get; } = new();

    /// <summary>Reports every frequent set of <paramref name="code"/> and more frequent items.</summary>
    public void Run(int code)
    {
        var occurrences = baskets.Of(code);
        Push(code, occurrences.Length);
        if (maxLength > 1 && code > 0)
        {
            CountBefore(occurrences);
            if (FrequentBefore(code, occurrences.Length) is { Rows: > 0 } rows)
            {
                Fill(rows, occurrences);
                Grow(0);
            }

            support.AsSpan(0, code).Clear();
        }

        length--;
    }

    /// <summary>Adds each row's item to the current set, and to that each more frequent one that still occurs often enough with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Grow(int depth)
    {
        var rows = levels[depth];
        for (var row = 0; row < rows.Rows; row++)
        {
            if (++nodes % NodesBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Push(rows.Codes[row], rows.Counts[row]);
            if (row > 0 && length < maxLength && Below(depth, row).Rows > 0)
                Grow(depth + 1);
            length--;
        }
    }

    /// <summary>The rows before a row, cut down to its baskets; none when all of them were reported at once because nothing can be added to them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    BitRows Below(int depth, int row)
    {
        var (rows, below) = (levels[depth], LevelAt(depth + 1));
        var own = rows.Row(row);
        var frequent = 0;
        below.Reset(row, 0);
        for (var other = 0; other < row; other++)
        {
            var count = BitRows.CountBoth(own, rows.Row(other));
            if (count < minCount)
                continue;
            below.Codes[frequent] = other;
            below.Counts[frequent++] = count;
        }

        if (frequent <= 1 || length + 1 == maxLength)
        {
            for (var i = 0; i < frequent; i++)
            {
                Push(rows.Codes[below.Codes[i]], below.Counts[i]);
                length--;
            }

            below.Reset(0, 0);
            return below;
        }

        var packed = BitRows.WordsFor(rows.Counts[row]);
        var pack = 2 * packed <= rows.Width;
        below.Reset(frequent, pack ? packed : rows.Width);
        for (var i = 0; i < frequent; i++)
        {
            var other = rows.Row(below.Codes[i]);
            var target = below.Row(i);
            if (pack)
                BitRows.Extract(other, own, target);
            else
                System.Numerics.Tensors.TensorPrimitives.BitwiseAnd<ulong>(own, other, target);
            below.Codes[i] = rows.Codes[below.Codes[i]];
        }

        return below;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void CountBefore(ReadOnlySpan<Occurrence> occurrences)
    {
        var counts = support;
        foreach (var occurrence in occurrences)
        {
            foreach (var code in baskets.Before(occurrence))
                counts[code]++;
        }
    }

    /// <summary>An empty row for each code below that is frequent in this branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    BitRows FrequentBefore(int code, int occurrences)
    {
        var rows = LevelAt(0);
        rows.Reset(code, 0);
        var frequent = 0;
        for (var other = 0; other < code; other++)
        {
            rowOf[other] = -1;
            if (support[other] < minCount)
                continue;
            rowOf[other] = frequent;
            rows.Codes[frequent] = other;
            rows.Counts[frequent++] = support[other];
        }

        rows.Reset(frequent, BitRows.WordsFor(occurrences));
        rows.Clear();
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Fill(BitRows rows, ReadOnlySpan<Occurrence> occurrences)
    {
        var words = rows.Words;
        var width = rows.Width;
        for (var basket = 0; basket < occurrences.Length; basket++)
        {
            foreach (var code in baskets.Before(occurrences[basket]))
            {
                var row = rowOf[code];
                if (row >= 0)
                    words[(row * width) + (basket >> 6)] |= 1UL << (basket & 63);
            }
        }
    }

    BitRows LevelAt(int depth)
    {
        if (depth == levels.Count)
            levels.Add(new BitRows());
        return levels[depth];
    }

    void Push(int code, int count)
    {
        if (length == current.Length)
            Array.Resize(ref current, 2 * length);
        current[length++] = baskets.ItemOf[code];
        Found.Add(current.AsSpan(0, length), count);
    }
}

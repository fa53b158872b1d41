namespace Sinan.Numerics.Learning;

/// <summary>Orders of rows by score.</summary>
static class Ranking
{
    /// <summary>Row numbers by rising score; equal scores keep their order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> scores)
    {
        var (keys, order) = (new (double Score, int Row)[scores.Length], new int[scores.Length]);
        for (var i = 0; i < order.Length; i++)
            (keys[i], order[i]) = ((scores[i], i), i);
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Ranks from 1, ties sharing their mean rank.</summary>
    public static double[] Midranks(ReadOnlySpan<double> scores)
    {
        var (order, ranks) = (Ascending(scores), new double[scores.Length]);
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && scores[order[end]] == scores[order[start]])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}

using System.Collections.Immutable;

namespace Sinan.Numerics.Text;

/// <summary>The shortest way from one text to another by whole lines.</summary>
/// <remarks>
/// Longest common subsequence by dynamic programming (Wagner &amp; Fischer 1974) between the common beginning and the common end:
/// O(m·n) time and memory for the m and n lines in between.
/// </remarks>
public static class LineDiff
{
    /// <param name="older">Lines of the older text.</param>
    /// <param name="newer">Lines of the newer text.</param>
    /// <returns>All lines of both in order; where some are replaced, the removed ones come first.</returns>
    public static ImmutableArray<(LineEdit Edit, string Line)> Between(ReadOnlySpan<string> older, ReadOnlySpan<string> newer)
    {
        var begin = older.CommonPrefixLength(newer);
        var end = 0;
        while (end < Math.Min(older.Length, newer.Length) - begin && older[^(end + 1)] == newer[^(end + 1)])
            end++;
        var a = older[begin..^end];
        var b = newer[begin..^end];
        var common = CommonLengths(a, b);

        var edits = ImmutableArray.CreateBuilder<(LineEdit, string)>(older.Length + newer.Length);
        foreach (var line in older[..begin])
            edits.Add((LineEdit.Kept, line));
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                edits.Add((LineEdit.Kept, a[i++]));
                j++;
            }
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add((LineEdit.Removed, a[i++]));
            }
            else
            {
                edits.Add((LineEdit.Added, b[j++]));
            }
        }

        foreach (var line in older[^end..])
            edits.Add((LineEdit.Kept, line));
        return edits.ToImmutable();
    }

    /// <summary>Length of the longest common subsequence of a[i…] and b[j…], for all i and j.</summary>
    static int[,] CommonLengths(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}

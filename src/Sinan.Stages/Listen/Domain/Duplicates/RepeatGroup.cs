namespace Sinan.Stages.Listen.Domain.Duplicates;

/// <summary>Comments that say the same.</summary>
/// <param name="Members">Their numbers, ascending, at least two.</param>
/// <param name="Votes">People who said it: each known user once, and each comment without a user.</param>
public sealed record RepeatGroup(long[] Members, int Votes)
{
    /// <summary>The first of them stands for all.</summary>
    public long Id => Members[0];

    /// <summary>Comments that repeat the first.</summary>
    public int Repeats => Members.Length - 1;

    /// <summary>Most votes first.</summary>
    public static IEnumerable<RepeatGroup> Sort(IEnumerable<RepeatGroup> groups) => groups.OrderByDescending(g => g.Votes).ThenBy(g => g.Id);
}

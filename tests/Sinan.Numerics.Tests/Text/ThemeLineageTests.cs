using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class ThemeLineageTests
{
    [Fact]
    public void The_same_themes_under_other_numbers_go_on()
    {
        var lineage = ThemeLineage.Between([0, 0, 1, 1, 2, -1], 3, [2, 2, 0, 0, 1, -1], 3);

        Assert.Equal([1, 2, 0], lineage.Continues);
        Assert.All(lineage.SplitFrom.Concat(lineage.MergedInto), n => Assert.Equal(-1, n));
    }

    // Theme 0 has ten comments: six stay together (overlap 0.6), four go on as another theme (0.4).
    [Fact]
    public void The_larger_part_of_a_split_keeps_the_theme_and_the_other_tells_where_it_comes_from()
    {
        var lineage = ThemeLineage.Between([.. Enumerable.Repeat(0, 10)], 1, [1, 1, 1, 1, 1, 1, 0, 0, 0, 0], 2);

        Assert.Equal([-1, 0], lineage.Continues);
        Assert.Equal([0, -1], lineage.SplitFrom);
    }

    [Fact]
    public void The_smaller_part_of_a_merger_tells_where_it_went()
    {
        var lineage = ThemeLineage.Between([0, 0, 0, 1, 1, 1, 1, 1], 2, [.. Enumerable.Repeat(0, 8)], 1);

        Assert.Equal([1], lineage.Continues);
        Assert.Equal([0, -1], lineage.MergedInto);
    }

    [Fact]
    public void A_theme_of_new_comments_is_born_and_one_whose_comments_scatter_ends()
    {
        var lineage = ThemeLineage.Between([0, 0, 0, 0, 1, 1, 1, 1], 2, [0, 0, 0, 0, -1, -1, -1, -1], 2);

        Assert.Equal([0, -1], lineage.Continues);
        Assert.Equal(-1, lineage.SplitFrom[1]);
        Assert.Equal([-1, -1], lineage.MergedInto);
    }

    [Fact]
    public void Readings_of_different_comments_are_refused() =>
        Assert.Throws<ArgumentException>(() => ThemeLineage.Between([0], 1, [0, 0], 1));
}

using Sinan.Kernel;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Tests.Decide;

public sealed class UserGroupTests
{
    // 40 of 100 users are in the segment; 30 of the 40 users of the need: 75 % over 40 % is a lift of 1.9.
    [Fact]
    public void A_need_names_the_saved_segment_that_it_touches_most()
    {
        var touched = Enumerable.Range(10, 40).ToHashSet();

        Assert.Equal("first", NameOf(touched, Saved("first", 0, 40), Saved("second", 45, 55)));
    }

    [Fact]
    public void A_segment_that_is_touched_like_everybody_is_not_named() =>
        Assert.Null(NameOf(Enumerable.Range(0, 100).Where(u => u % 2 == 0).ToHashSet(), Saved("first", 0, 40)));

    [Fact]
    public void Fewer_than_twenty_users_name_no_segment() => Assert.Null(NameOf(Enumerable.Range(0, 19).ToHashSet(), Saved("first", 0, 40)));

    // Users after the grouping are in no group and count on neither side.
    [Fact]
    public void Users_without_a_group_do_not_thin_a_group_out()
    {
        var holds = new UserGroup(Named("found"), 40, 100, user => user < 100 ? user < 40 : null);

        Assert.Equal("found", NameOf([.. Enumerable.Range(0, 30), .. Enumerable.Range(100, 500)], holds));
    }

    static string? NameOf(HashSet<int> users, params UserGroup[] groups) => UserGroup.MostConcerned(users, [.. groups])?.Key;

    static UserGroup Saved(string name, int from, int to) =>
        UserGroup.Of(new SavedMembers(Named(name), [.. Enumerable.Range(0, 100).Select(u => u >= from && u < to ? (byte)1 : (byte)0)]), 100);

    static Phrase Named(string name) => new(name);
}

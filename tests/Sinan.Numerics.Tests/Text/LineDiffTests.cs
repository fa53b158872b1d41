using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class LineDiffTests
{
    static string Marks(string older, string newer) => string.Concat(
        LineDiff.Between([.. older.Select(c => c.ToString())], [.. newer.Select(c => c.ToString())]).Select(e => (e.Edit switch { LineEdit.Kept => " ", LineEdit.Removed => "-", _ => "+" }) + e.Line));

    [Theory]
    [InlineData("abc", "abc", " a b c")]
    [InlineData("", "ab", "+a+b")]
    [InlineData("ab", "", "-a-b")]
    [InlineData("abc", "axc", " a-b+x c")]
    // A line that moves is taken out and put in.
    [InlineData("abcd", "bcad", "-a b c+a d")]
    public void Small_texts_are_as_worked_by_hand(string older, string newer, string marks) => Assert.Equal(marks, Marks(older, newer));

    [Fact]
    public void What_is_kept_and_removed_is_the_older_text_and_no_shorter_way_exists() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (one, other) =>
        {
            // Few letters, so that much is in common.
            string[] older = [.. one.Take(12).Select(b => ((char)('a' + (b % 3))).ToString())], newer = [.. other.Take(12).Select(b => ((char)('a' + (b % 3))).ToString())];
            var edits = LineDiff.Between(older, newer);
            return edits.Where(e => e.Edit != LineEdit.Added).Select(e => e.Line).SequenceEqual(older)
                && edits.Where(e => e.Edit != LineEdit.Removed).Select(e => e.Line).SequenceEqual(newer)
                && edits.Count(e => e.Edit == LineEdit.Kept) == LongestCommon(older, newer);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>By trying every subsequence of the older text.</summary>
    static int LongestCommon(string[] older, string[] newer) => Enumerable.Range(0, 1 << older.Length).Select(set => older.Where((_, i) => (set & (1 << i)) != 0).ToArray()).Where(some => IsIn(some, newer)).Max(some => some.Length);

    static bool IsIn(string[] some, string[] all)
    {
        var found = 0;
        foreach (var line in all)
            found += found < some.Length && some[found] == line ? 1 : 0;
        return found == some.Length;
    }
}

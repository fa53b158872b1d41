namespace Sinan.Numerics.Text;

/// <summary>The pieces of words that words share.</summary>
static class Subwords
{
    /// <summary>Longer words are not read.</summary>
    public const int LongestWord = 64;

    /// <summary>Begins the names of these grams.</summary>
    const ulong Space = 5;

    /// <summary>
    /// Places of a word's distinct grams. Words with Han have those of one to three characters, others those of three to six with marks where the word begins and ends
    /// (Bojanowski, Grave, Joulin and Mikolov 2017, section 3.2): a Han character means something by itself, a letter does not.
    /// </summary>
    /// <param name="word">At most <see cref="LongestWord"/> characters.</param>
    /// <param name="buckets">Places there are.</param>
    /// <param name="found">Cleared first.</param>
    public static void Collect(ReadOnlySpan<char> word, int buckets, List<int> found)
    {
        found.Clear();
        if (HasHan(word))
        {
            Collect(word, 1, 3, buckets, found);
            return;
        }

        Span<char> marked = stackalloc char[LongestWord + 2];
        marked[0] = '<';
        word.CopyTo(marked[1..]);
        marked[word.Length + 1] = '>';
        Collect(marked[..(word.Length + 2)], 3, 6, buckets, found);
    }

    static void Collect(ReadOnlySpan<char> text, int shortest, int longest, int buckets, List<int> found)
    {
        for (var start = 0; start + shortest <= text.Length; start++)
        {
            for (var length = shortest; length <= longest && start + length <= text.Length; length++)
            {
                var place = (int)(GramHash.Of(Space, text.Slice(start, length)) % (ulong)buckets);
                if (!found.Contains(place))
                    found.Add(place);
            }
        }
    }

    static bool HasHan(ReadOnlySpan<char> word) => word.ContainsAnyInRange(HanText.First, HanText.Last);
}

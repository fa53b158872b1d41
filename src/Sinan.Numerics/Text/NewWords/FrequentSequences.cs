namespace Sinan.Numerics.Text;

/// <summary>How often each sequence of Han characters occurs that occurs often.</summary>
/// <remarks>
/// Up to four characters all are counted. A longer one is counted only where all its parts of four are frequent, for no sequence is more frequent than its parts
/// (Agrawal and Srikant 1994): so memory goes to those that can matter.
/// </remarks>
sealed class FrequentSequences
{
    /// <summary>Up to so many characters all sequences are counted.</summary>
    const int Short = 4;

    readonly SequenceCounts<ulong> brief;
    readonly SequenceCounts<UInt128> extended;

    /// <param name="texts">Read once, or twice for sequences longer than four.</param>
    /// <param name="options">Lengths and limits.</param>
    /// <param name="cancellationToken">Checked at every text.</param>
    public FrequentSequences(IEnumerable<string> texts, NewWordOptions options, CancellationToken cancellationToken)
    {
        (brief, extended) = (new(options.MostSequences), new(options.MostSequences));
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Characters += Count(text, Math.Min(options.Longest, Short));
        }

        brief.Keep(options.LeastCount);
        if (options.Longest <= Short)
            return;
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Extend(text, options.Longest);
        }

        extended.Keep(options.LeastCount);
    }

    /// <summary>Han characters of all texts.</summary>
    public long Characters { get; }

    public IEnumerable<KeyValuePair<UInt128, int>> All => brief.All.Select(s => KeyValuePair.Create((UInt128)s.Key, s.Value)).Concat(extended.All);

    /// <summary>Occurrences; 0 for what is rare.</summary>
    public int Of(UInt128 sequence) => sequence <= ulong.MaxValue ? brief.Of((ulong)sequence) : extended.Of(sequence);

    long Count(ReadOnlySpan<char> text, int longest)
    {
        long characters = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var sequence = 0UL;
            for (var at = start; at < text.Length && at - start < longest && HanText.IsHan(text[at]); at++)
            {
                sequence = (sequence << HanSequence.BitsOfCharacter) | text[at];
                brief.Add(sequence);
            }

            characters += HanText.IsHan(text[start]) ? 1 : 0;
        }

        return characters;
    }

    void Extend(ReadOnlySpan<char> text, int longest)
    {
        for (var start = 0; start + Short < text.Length; start++)
        {
            var sequence = UInt128.Zero;
            for (var at = start; at < text.Length && at - start < longest && HanText.IsHan(text[at]); at++)
            {
                sequence = (sequence << HanSequence.BitsOfCharacter) | text[at];
                // The last four characters.
                if (at - start + 1 >= Short && brief.Of((ulong)(sequence & ulong.MaxValue)) == 0)
                    break;
                if (at - start >= Short)
                    extended.Add(sequence);
            }
        }
    }
}

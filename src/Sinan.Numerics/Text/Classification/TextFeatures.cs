using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Which features a text has: for each text the distinct hashed numbers of its n-grams, ascending.</summary>
/// <param name="Starts">Offsets into <paramref name="Features"/>, one more than texts.</param>
/// <param name="Features">Feature numbers, 0 … <paramref name="Width"/> − 1.</param>
/// <param name="Width">Number of possible features, a power of two.</param>
public sealed record TextFeatureRows(long[] Starts, int[] Features, int Width)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<int> this[int row] => Features.AsSpan((int)Starts[row], (int)(Starts[row + 1] - Starts[row]));
}

/// <summary>Turns texts into hashed n-grams: Han characters one by one and in pairs, words one by one and in pairs. For one thread at a time.</summary>
/// <param name="segmenter">Cuts words.</param>
public sealed class TextFeatures(Segmenter segmenter)
{
    /// <summary>About a million features: few collisions up to some hundred thousand comments.</summary>
    public const int Width = 1 << 20;

    const ulong CharacterSpace = 1, WordSpace = 2;

    readonly WordReader words = new(segmenter);
    readonly List<int> found = [];
    char[] lower = new char[256];

    /// <summary>The distinct features of one text, ascending; valid until the next call.</summary>
    public ReadOnlySpan<int> Read(ReadOnlySpan<char> text)
    {
        found.Clear();
        if (lower.Length < text.Length)
            lower = new char[text.Length * 2];
        var form = WordForm.Normalize(text, lower);
        for (var at = 0; at < form.Length; at++)
        {
            if (char.IsWhiteSpace(form[at]))
                continue;
            var isHan = HanText.IsHan(form[at]);
            if (isHan)
                Add(Hash(CharacterSpace, form.Slice(at, 1)));
            if (at + 1 < form.Length && !char.IsWhiteSpace(form[at + 1]) && (isHan || HanText.IsHan(form[at + 1])))
                Add(Hash(CharacterSpace, form.Slice(at, 2)));
        }

        var last = 0UL;
        foreach (var word in words.Read(form))
        {
            var hash = Hash(WordSpace, word.Of(form));
            Add(hash);
            if (last != 0)
                Add(Mix(last * 31 + hash));
            last = hash;
        }

        var all = CollectionsMarshal.AsSpan(found);
        all.Sort();
        var count = 0;
        foreach (var feature in all)
        {
            if (count == 0 || all[count - 1] != feature)
                all[count++] = feature;
        }

        return all[..count];
    }

    /// <summary>The features of many texts; the result does not depend on the number of threads.</summary>
    public static TextFeatureRows ReadAll(IReadOnlyList<string> texts, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        const int block = 256;
        var blocks = new (int[] Features, int[] Lengths)[(texts.Count + block - 1) / block];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks.Length, options, () => new TextFeatures(segmenter), (b, _, reader) =>
        {
            var features = new List<int>(block * 128);
            var lengths = new int[Math.Min(block, texts.Count - b * block)];
            for (var i = 0; i < lengths.Length; i++)
            {
                var row = reader.Read(texts[b * block + i]);
                lengths[i] = row.Length;
                features.AddRange(row);
            }

            blocks[b] = ([.. features], lengths);
            return reader;
        }, _ => { });

        var starts = new long[texts.Count + 1];
        var all = new int[blocks.Sum(b => (long)b.Features.Length)];
        var (row, at) = (0, 0);
        foreach (var (features, lengths) in blocks)
        {
            features.CopyTo(all, at);
            at += features.Length;
            foreach (var length in lengths)
            {
                starts[row + 1] = starts[row] + length;
                row++;
            }
        }

        return new TextFeatureRows(starts, all, Width);
    }

    void Add(ulong hash) => found.Add((int)(hash & (Width - 1)));

    static ulong Hash(ulong space, ReadOnlySpan<char> text)
    {
        var hash = space * 0x9E3779B97F4A7C15UL;
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001B3UL;
        return Mix(hash);
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>Codes the texts of one column; what is personal in them is masked once for each different text.</summary>
public sealed class TextDictionary(KeyedHash hash, int mostValues)
{
    readonly Utf8Codes raw = new(hash);
    readonly List<int> codes = [];
    readonly Dictionary<int, long[]> masked = [];
    readonly Dictionary<string, int> maskedTexts = new(StringComparer.Ordinal);
    List<string> fresh = [];
    int count;

    /// <summary>Texts that came after the dictionary was full and were left out.</summary>
    public long Overflow { get; private set; }

    /// <summary>The code of a text; −1 when it is empty or the dictionary is full.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="redacted">Counters by kind of personal data, increased for every row.</param>
    public int CodeOf(ReadOnlySpan<byte> text, long[] redacted)
    {
        if (text.IsEmpty)
            return -1;
        var code = raw.Count < mostValues ? raw.CodeOf(text, out var isNew) : Full(text, out isNew);
        if (code < 0)
            return -1;
        if (isNew)
            Add(raw.TextOf(code), code);
        if (masked.Count > 0 && masked.TryGetValue(code, out var places))
        {
            for (var i = 0; i < places.Length; i++)
                redacted[i] += places[i];
        }

        return codes[code];
    }

    /// <summary>The texts added since the last call, in the order of their codes.</summary>
    public List<string> TakeNew()
    {
        var taken = fresh;
        fresh = [];
        return taken;
    }

    int Full(ReadOnlySpan<byte> text, out bool isNew)
    {
        isNew = false;
        var code = raw.Find(text);
        if (code < 0)
            Overflow++;
        return code;
    }

    void Add(string text, int code)
    {
        var places = new long[PersonalData.Kinds.Count];
        var shown = PersonalData.Redact(text, places);
        if (ReferenceEquals(shown, text))
        {
            codes.Add(count++);
            fresh.Add(text);
            return;
        }

        masked.Add(code, places);
        if (!maskedTexts.TryGetValue(shown, out var same))
        {
            maskedTexts.Add(shown, same = count++);
            fresh.Add(shown);
        }

        codes.Add(same);
    }
}

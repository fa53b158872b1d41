namespace Sinan.Numerics.Text;

public enum SegmentMode
{
    /// <summary>Each character in one word; unknown runs by the hidden Markov model.</summary>
    Precise,

    /// <summary>Each character in one word; dictionary words only.</summary>
    PreciseNoHmm,

    /// <summary><see cref="Precise"/>, and before each long word the dictionary words of two and three characters inside it.</summary>
    Search,

    /// <summary>All dictionary words, overlapping.</summary>
    Full,
}

/// <summary>Cuts Chinese and mixed text into words as jieba 0.42 does: dictionary words by the most probable route, unknown runs by a hidden Markov model.</summary>
/// <param name="dictionary">Words and counts.</param>
/// <param name="hmm">Model for unknown runs; without it <see cref="SegmentMode.Precise"/> is <see cref="SegmentMode.PreciseNoHmm"/>.</param>
/// <remarks>Thread-safe; allocates nothing per token. Any text is accepted, lone surrogates too. The precise modes give back every character in order.</remarks>
public sealed class Segmenter(SegmentDictionary dictionary, SegmentHmm? hmm)
{
    /// <summary>Cuts one text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="mode">How to cut.</param>
    /// <param name="tokens">Cleared, then filled in order of the text.</param>
    public void Cut(ReadOnlySpan<char> text, SegmentMode mode, TokenList tokens)
    {
        tokens.Clear();
        tokens.Reserve(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWord = HanText.IsWordCharacter(text[at]);
            var end = at + 1;
            while (end < text.Length && HanText.IsWordCharacter(text[end]) == isWord)
                end++;
            if (!isWord)
                CutOther(text, at, end, mode, tokens);
            else if (mode == SegmentMode.Full)
                CutFull(text, at, end, tokens);
            else
                CutPrecise(text, at, end, mode, tokens);
            at = end;
        }
    }

    /// <summary>Between words: white space and other characters one by one; in full mode whole runs between white space.</summary>
    static void CutOther(ReadOnlySpan<char> text, int start, int end, SegmentMode mode, TokenList tokens)
    {
        for (var at = start; at < end;)
        {
            var length = HanText.LengthAt(text, at);
            if (text[at] == '\r' && at + 1 < end && text[at + 1] == '\n')
            {
                length = 2;
            }
            else if (mode == SegmentMode.Full && !char.IsWhiteSpace(text[at]))
            {
                while (at + length < end && !char.IsWhiteSpace(text[at + length]))
                    length++;
            }

            tokens.Add(at, length);
            at += length;
        }
    }

    void CutPrecise(ReadOnlySpan<char> text, int start, int end, SegmentMode mode, TokenList tokens)
    {
        FindRoute(text, start, end, tokens);
        var useModel = mode != SegmentMode.PreciseNoHmm && hmm is not null;
        var run = start;
        for (var at = start; at < end;)
        {
            var next = tokens.Next[at];
            var waits = next - at == 1 && (useModel || char.IsAsciiLetterOrDigit(text[at]));
            if (!waits)
            {
                CutRun(text, run, at, useModel, mode, tokens);
                AddWord(text, at, next - at, mode, tokens);
                run = next;
            }

            at = next;
        }

        CutRun(text, run, end, useModel, mode, tokens);
    }

    /// <summary>The most probable way from each character to the end; of equals the longer word wins.</summary>
    internal void FindRoute(ReadOnlySpan<char> text, int start, int end, TokenList tokens)
    {
        var (route, following, trie) = (tokens.Route, tokens.Next, dictionary.Trie);
        var logs = dictionary.Logs;
        route[end] = 0;
        for (var at = end - 1; at >= start; at--)
        {
            var (best, next) = (double.NegativeInfinity, -1);
            var node = WordTrie.Root;
            for (var i = at; i < end; i++)
            {
                node = trie.Step(node, text[i]);
                if (node < 0)
                    break;
                var log = logs[node] + route[i + 1];
                if (log >= best)
                    (best, next) = (log, i + 1);
            }

            if (next < 0)
                (best, next) = (dictionary.UnknownLog + route[at + 1], at + 1);
            route[at] = best;
            following[at] = next;
        }
    }

    /// <summary>A run of single characters: joined where it is a number or a foreign word, or where the model sees a word.</summary>
    void CutRun(ReadOnlySpan<char> text, int start, int end, bool useModel, SegmentMode mode, TokenList tokens)
    {
        if (start == end)
            return;
        if (end - start == 1 || !useModel)
        {
            tokens.Add(start, end - start);
            return;
        }

        if (dictionary.Contains(text[start..end]))
        {
            for (var at = start; at < end; at++)
                tokens.Add(at, 1);
            return;
        }

        for (var at = start; at < end;)
        {
            var isHan = HanText.IsHan(text[at]);
            var stop = at + 1;
            while (stop < end && HanText.IsHan(text[stop]) == isHan)
                stop++;
            if (isHan)
                CutByModel(text, at, stop, mode, tokens);
            else
                CutForeign(text, at, stop, mode, tokens);
            at = stop;
        }
    }

    void CutByModel(ReadOnlySpan<char> text, int start, int end, SegmentMode mode, TokenList tokens)
    {
        hmm!.Decode(text[start..end], tokens.Back, tokens.Ends);
        var begin = start;
        for (var at = start; at < end; at++)
        {
            if (!tokens.Ends[at - start] && at < end - 1)
                continue;
            var word = text[begin..(at + 1)];
            if (dictionary.ForcedSplits.Count > 0 && dictionary.ForcedSplits.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            {
                for (var i = begin; i <= at; i++)
                    tokens.Add(i, 1);
            }
            else
            {
                AddWord(text, begin, word.Length, mode, tokens);
            }

            begin = at + 1;
        }
    }

    /// <summary>Letters and digits with an optional decimal part and percent sign are one word, what stands between them another.</summary>
    void CutForeign(ReadOnlySpan<char> text, int start, int end, SegmentMode mode, TokenList tokens)
    {
        for (var at = start; at < end;)
        {
            var stop = at;
            while (stop < end && char.IsAsciiLetterOrDigit(text[stop]))
                stop++;
            if (stop == at)
            {
                while (stop < end && !char.IsAsciiLetterOrDigit(text[stop]))
                    stop++;
            }
            else
            {
                if (stop + 1 < end && text[stop] == '.' && char.IsAsciiDigit(text[stop + 1]))
                {
                    stop += 2;
                    while (stop < end && char.IsAsciiDigit(text[stop]))
                        stop++;
                }

                if (stop < end && text[stop] == '%')
                    stop++;
            }

            AddWord(text, at, stop - at, mode, tokens);
            at = stop;
        }
    }

    void AddWord(ReadOnlySpan<char> text, int start, int length, SegmentMode mode, TokenList tokens)
    {
        if (mode == SegmentMode.Search)
        {
            for (var part = 2; part <= 3 && part < length; part++)
            {
                for (var at = start; at + part <= start + length; at++)
                {
                    if (dictionary.Contains(text.Slice(at, part)))
                        tokens.Add(at, part);
                }
            }
        }

        tokens.Add(start, length);
    }

    void CutFull(ReadOnlySpan<char> text, int start, int end, TokenList tokens)
    {
        var trie = dictionary.Trie;
        var logs = dictionary.Logs;
        var (last, foreign) = (start - 1, -1);
        var foreignEnd = 0;
        for (var at = start; at < end; at++)
        {
            if (foreign >= 0 && !char.IsAsciiLetterOrDigit(text[at]))
            {
                tokens.Add(foreign, foreignEnd - foreign);
                foreign = -1;
            }

            var (words, longest) = (0, at);
            var node = WordTrie.Root;
            for (var i = at; i < end && (node = trie.Step(node, text[i])) >= 0; i++)
            {
                if (double.IsNaN(logs[node]))
                    continue;
                words++;
                longest = i;
            }

            if (words <= 1 && at > last)
            {
                if (char.IsAsciiLetterOrDigit(text[at]))
                {
                    // A letter after a gap (a dictionary word lay between) begins a run of its own: a token is one piece of the text.
                    if (foreign >= 0 && foreignEnd != at)
                    {
                        tokens.Add(foreign, foreignEnd - foreign);
                        foreign = -1;
                    }

                    if (foreign < 0)
                        foreign = at;
                    foreignEnd = longest + 1;
                }

                if (foreign < 0)
                    tokens.Add(at, longest + 1 - at);
                last = longest;
                continue;
            }

            node = WordTrie.Root;
            for (var i = at; i <= longest; i++)
            {
                node = trie.Step(node, text[i]);
                if (i == at || double.IsNaN(logs[node]))
                    continue;
                tokens.Add(at, i + 1 - at);
                last = i;
            }
        }

        if (foreign >= 0)
            tokens.Add(foreign, foreignEnd - foreign);
    }
}

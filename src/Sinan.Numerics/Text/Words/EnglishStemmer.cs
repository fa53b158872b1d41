namespace Sinan.Numerics.Text;

/// <summary>Stems English words so that forms of one word are counted together ("connected", "connecting" → "connect").</summary>
/// <remarks>Source: Porter 2001, the English stemmer of Snowball ("Porter2"), in its form before Snowball 3. For lower-case ASCII; other words come back as they are.</remarks>
public static class EnglishStemmer
{
    /// <summary>A longer word is none of English and comes back as it is.</summary>
    public const int Longest = 64;

    // The only character that a stem may gain is an e.
    const int Spare = 1;

    static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli",
        ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    // Longest first wherever one ends in another.
    static readonly (string Ending, string Stem)[] Step2 =
    [
        ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
        ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
        ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    static readonly (string Ending, string Stem)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    /// <param name="word">Lower case, with straight apostrophes.</param>
    /// <param name="buffer">One longer than the word, at least; the stem stands in it.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, word.Length + Spare);
        if (Exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var irregular))
        {
            irregular.CopyTo(buffer);
            return buffer[..irregular.Length];
        }

        word.CopyTo(buffer);
        if (word.Length is <= 2 or > Longest || word.ContainsAnyExcept(Letters))
            return buffer[..word.Length];
        var stem = new Working(buffer, word.Length);
        stem.Prepare();
        stem.Possessive();
        stem.Plural();
        if (stem.Text is not ("inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed"))
        {
            stem.Past();
            stem.FinalY();
            stem.Second();
            stem.Third();
            stem.Fourth();
            stem.Fifth();
        }

        buffer[..stem.Length].Replace('Y', 'y');
        return buffer[..stem.Length];
    }

    static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz'");

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A word on its way to its stem; consonant y stands as Y.</summary>
    ref struct Working(Span<char> buffer, int length)
    {
        readonly Span<char> buffer = buffer;
        int r1;
        int r2;

        public int Length { get; private set; } = length;

        public readonly ReadOnlySpan<char> Text => buffer[..Length];

        /// <summary>Marks consonant y and finds R1 and R2: what follows the first consonant after a vowel, and the same within R1.</summary>
        public void Prepare()
        {
            if (buffer[0] == '\'')
            {
                buffer[1..Length].CopyTo(buffer);
                Length--;
            }

            for (var i = 0; i < Length; i++)
            {
                if (buffer[i] == 'y' && (i == 0 || IsVowel(buffer[i - 1])))
                    buffer[i] = 'Y';
            }

            r1 = Text.StartsWith("gener") || Text.StartsWith("arsen") ? 5 : Text.StartsWith("commun") ? 6 : RegionAfter(0);
            r2 = RegionAfter(r1);
        }

        public void Possessive() => Length -= Text.EndsWith("'s'") ? 3 : Text.EndsWith("'s") ? 2 : Text.EndsWith('\'') ? 1 : 0;

        public void Plural()
        {
            if (Text.EndsWith("sses"))
                Length -= 2;
            else if (Text.EndsWith("ied") || Text.EndsWith("ies"))
                Length -= Length > 4 ? 2 : 1;
            else if (Text.EndsWith('s') && !Text.EndsWith("us") && !Text.EndsWith("ss") && HasVowel(Length - 2))
                Length--;
        }

        public void Past()
        {
            if (EndingOf("eedly", "eed") is var eed and > 0)
            {
                Length -= Length - eed >= r1 ? eed - 2 : 0;
                return;
            }

            var ending = EndingOf("ingly", "edly", "ing", "ed");
            if (ending == 0 || !HasVowel(Length - ending))
                return;
            Length -= ending;
            if (Text.EndsWith("at") || Text.EndsWith("bl") || Text.EndsWith("iz"))
                buffer[Length++] = 'e';
            else if (Length >= 2 && buffer[Length - 1] == buffer[Length - 2] && buffer[Length - 1] is ('b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't'))
                Length--;
            else if (Length <= r1 && EndsShort(Length))
                buffer[Length++] = 'e';
        }

        public readonly void FinalY()
        {
            if (Length > 2 && buffer[Length - 1] is ('y' or 'Y') && !IsVowel(buffer[Length - 2]))
                buffer[Length - 1] = 'i';
        }

        public void Second()
        {
            foreach (var (ending, stem) in Step2)
            {
                if (!Text.EndsWith(ending))
                    continue;
                var before = Length - ending.Length;
                var fits = ending switch
                {
                    "li" => before > 0 && buffer[before - 1] is ('c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'),
                    "ogi" => before > 0 && buffer[before - 1] == 'l',
                    _ => true,
                };
                if (before >= r1 && fits)
                    Replace(before, stem);
                return;
            }
        }

        public void Third()
        {
            foreach (var (ending, stem) in Step3)
            {
                if (!Text.EndsWith(ending))
                    continue;
                if (Length - ending.Length >= (ending == "ative" ? r2 : r1))
                    Replace(Length - ending.Length, stem);
                return;
            }
        }

        public void Fourth()
        {
            foreach (var ending in Step4)
            {
                if (!Text.EndsWith(ending))
                    continue;
                var before = Length - ending.Length;
                if (before >= r2 && (ending != "ion" || (before > 0 && buffer[before - 1] is ('s' or 't'))))
                    Length = before;
                return;
            }
        }

        public void Fifth()
        {
            if (Text.EndsWith('e') && (Length - 1 >= r2 || (Length - 1 >= r1 && !EndsShort(Length - 1))))
                Length--;
            else if (Text.EndsWith("ll") && Length - 1 >= r2)
                Length--;
        }

        readonly int RegionAfter(int start)
        {
            for (var i = start + 1; i < Length; i++)
            {
                if (!IsVowel(buffer[i]) && IsVowel(buffer[i - 1]))
                    return i + 1;
            }

            return Length;
        }

        readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(buffer[i]))
                    return true;
            }

            return false;
        }

        /// <summary>Whether a short syllable ends there: consonant, vowel, consonant but w, x, Y; or a word of vowel and consonant.</summary>
        readonly bool EndsShort(int end) => end switch
        {
            < 2 => false,
            2 => IsVowel(buffer[0]) && !IsVowel(buffer[1]),
            _ => !IsVowel(buffer[end - 3]) && IsVowel(buffer[end - 2]) && !IsVowel(buffer[end - 1]) && buffer[end - 1] is not ('w' or 'x' or 'Y'),
        };

        readonly int EndingOf(params ReadOnlySpan<string> endings)
        {
            foreach (var ending in endings)
            {
                if (Text.EndsWith(ending))
                    return ending.Length;
            }

            return 0;
        }

        void Replace(int at, string stem)
        {
            stem.CopyTo(buffer[at..]);
            Length = at + stem.Length;
        }
    }
}

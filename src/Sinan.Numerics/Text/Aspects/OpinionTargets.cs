using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A place where an aspect is named.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct AspectPlace(string Term, int Start, int End);

/// <summary>An aspect that an opinion is of, and the sign with which it counts: −1 for what loses a comparison that is won.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct OpinionTarget(int Place, int Sign);

/// <summary>What kind of word an opinion is.</summary>
enum OpinionForm
{
    Word,

    /// <summary>An emoji: it stands behind what it is of.</summary>
    Picture,

    /// <summary>It says how much: only right before what it is of, else behind it ("很多人说屏幕暗" does not praise the screen).</summary>
    Scale,
}

/// <summary>Finds which opinion of a clause is of which aspect. For one thread at a time.</summary>
/// <remarks>
/// Chinese predicates follow their noun ("屏幕很清晰"), adjectives with 的 and English ones precede it, verbs of feeling precede their object. Comparisons have a winner and a loser.
/// </remarks>
sealed class OpinionTargets
{
    /// <summary>Words between an English adjective and its noun.</summary>
    const int MostBetween = 2;

    readonly List<OpinionTarget> found = [];
    readonly List<int> turns = [];
    string text = "";
    IReadOnlyList<Word> words = [];
    IReadOnlyList<AspectPlace> places = [];
    int first;

    /// <summary>Turns to a clause.</summary>
    /// <param name="of">The text, in normal form.</param>
    /// <param name="clauseWords">Words of the clause, at their places in the text.</param>
    /// <param name="all">Places of aspects in the text up to the end of the clause.</param>
    /// <param name="firstOfClause">The first of these in the clause.</param>
    public void Enter(string of, IReadOnlyList<Word> clauseWords, IReadOnlyList<AspectPlace> all, int firstOfClause)
    {
        (text, words, places, first) = (of, clauseWords, all, firstOfClause);
        turns.Clear();
        foreach (var word in words)
        {
            if (LinkWords.IsTurn(word.Of(text)))
                turns.Add(word.Start);
        }
    }

    /// <summary>The aspects that an opinion is of; none when the clause names none.</summary>
    /// <param name="hit">The opinion.</param>
    /// <param name="form">What kind of word it is.</param>
    public IReadOnlyList<OpinionTarget> Of(SentimentHit hit, OpinionForm form)
    {
        found.Clear();
        if (first == places.Count)
            return found;
        var part = PartOf(hit.Start);
        var (before, after) = (-1, -1);
        for (var i = first; i < places.Count; i++)
        {
            if (places[i].Start < hit.Start + hit.Length && (PartOf(places[i].Start) == part || after < 0 && PartOf(places[i].Start) < part && !NamesIn(part)))
                before = i;
            else if (after < 0 && places[i].Start >= hit.Start + hit.Length && PartOf(places[i].Start) == part)
                after = i;
        }

        if (!Compare(hit, part))
        {
            if (after >= 0 && (form == OpinionForm.Picture ? before < 0 : IsOfNext(hit, places[after]) || (before < 0 && form == OpinionForm.Word)))
                AddForward(after);
            else if (before >= 0)
                AddBackward(before, 1);
        }

        return found;
    }

    int PartOf(int start)
    {
        var part = 0;
        while (part < turns.Count && turns[part] <= start)
            part++;
        return part;
    }

    bool NamesIn(int part)
    {
        for (var i = first; i < places.Count; i++)
        {
            if (PartOf(places[i].Start) == part)
                return true;
        }

        return false;
    }

    /// <summary>"漂亮的外观", "great screen", "love the screen", "happy with the screen".</summary>
    bool IsOfNext(SentimentHit hit, AspectPlace next)
    {
        if (LinkWords.IsVerb(text.AsSpan(hit.Start, hit.Length)))
            return true;
        var end = hit.Start + hit.Length;
        var gap = text.AsSpan(end, next.Start - end).Trim();
        if (HanText.IsHan(text[next.Start]))
            return gap is "的" or "的是" or "的就是" or "的地方是";
        var between = 0;
        foreach (var word in words)
        {
            if (word.Start < end || word.End > next.Start)
                continue;
            var form = word.Of(text);
            if (between++ == 0 && LinkWords.IsOf(form))
                return true;
            if (word.Kind != WordKind.Latin || between > MostBetween || LinkWords.IsApart(form))
                return false;
        }

        return true;
    }

    /// <summary>Whether the opinion is part of a comparison; adds winner and loser.</summary>
    bool Compare(SentimentHit hit, int part)
    {
        foreach (var word in words)
        {
            if (PartOf(word.Start) != part)
                continue;
            var form = word.Of(text);
            var isBefore = word.Start < hit.Start;
            var isHit = word.Start >= hit.Start && word.End <= hit.Start + hit.Length;
            var (left, right) = (LastBefore(word.Start, part), FirstAfter(word.End, part));
            if (isBefore && LinkWords.IsMore(form))
            {
                // "比思域动力好" measures the own one by another thing; "比动力好" says too little.
                if (LastBefore(hit.Start, part) is var own and >= 0 && places[own].Start > word.End && text.AsSpan(word.End, places[own].Start - word.End).Trim() is not ("" or "它的" or "这个"))
                    AddBackward(own, 1);
                else if (left >= 0)
                    AddPair(left, right < 0 || places[right].Start > hit.Start ? -1 : right, 1);
                return true;
            }

            if ((isBefore || isHit) && LinkWords.IsLess(form) && left >= 0 && right >= 0 && (isHit || places[right].Start < hit.Start))
            {
                // "没有" turns the praise of what stands behind it; here it compares.
                var isTurned = isHit ? -1 : hit.IsNegated && form is "没有" ? -1 : 1;
                if (form is not "没有" || hit.Opinion * isTurned > 0)
                {
                    AddPair(left, right, isHit ? 1 : -isTurned);
                    return true;
                }
            }

            if (!isBefore && !isHit && left >= 0 && right >= 0 && LinkWords.IsThan(form))
            {
                // "not as good as" loses, "as good as" does not.
                AddPair(LastBefore(hit.Start, part) is var own and >= 0 && !IsNextTo(hit, left) ? own : left, form is "as" && hit.Opinion > 0 ? -1 : right, 1);
                return true;
            }
        }

        return false;
    }

    bool IsNextTo(SentimentHit hit, int place) => places[place].Start > hit.Start && IsOfNext(hit, places[place]);

    /// <summary>One takes the opinion with a sign, the other turned; the same aspect is not measured by itself.</summary>
    void AddPair(int one, int other, int sign)
    {
        found.Add(new OpinionTarget(one, sign));
        if (other >= 0 && places[other].Term != places[one].Term)
            found.Add(new OpinionTarget(other, -sign));
    }

    int LastBefore(int position, int part)
    {
        var last = -1;
        for (var i = first; i < places.Count && places[i].Start < position; i++)
            last = PartOf(places[i].Start) == part ? i : last;
        return last;
    }

    int FirstAfter(int position, int part)
    {
        for (var i = first; i < places.Count; i++)
        {
            if (places[i].Start >= position && PartOf(places[i].Start) == part)
                return i;
        }

        return -1;
    }

    /// <summary>An aspect and those before it that share its predicate: "外观和内饰都很漂亮".</summary>
    void AddBackward(int place, int sign)
    {
        found.Add(new OpinionTarget(place, sign));
        for (; place > 0 && AreJoined(places[place - 1], places[place]); place--)
            found.Add(new OpinionTarget(place - 1, sign));
    }

    /// <summary>An aspect and those behind it that share its adjective: "great screen and battery".</summary>
    void AddForward(int place)
    {
        found.Add(new OpinionTarget(place, 1));
        for (; place + 1 < places.Count && AreJoined(places[place], places[place + 1]); place++)
            found.Add(new OpinionTarget(place + 1, 1));
    }

    /// <summary>Nothing but words that join stands between, of which the clause before may hold some.</summary>
    bool AreJoined(AspectPlace a, AspectPlace b)
    {
        for (var at = a.End; at < b.Start;)
        {
            var rest = text.AsSpan(at, b.Start - at);
            var length = rest[0] == ' ' ? 1 : JoinAt(rest);
            if (length == 0)
                return false;
            at += length;
        }

        return true;
    }

    static int JoinAt(ReadOnlySpan<char> rest)
    {
        var blank = rest.IndexOf(' ');
        var word = blank > 0 ? rest[..blank] : rest;
        for (var length = Math.Min(word.Length, 4); length > 0; length--)
        {
            if (LinkWords.IsAnd(word[..length]))
                return length;
        }

        return 0;
    }
}

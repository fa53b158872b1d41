using System.Buffers;

namespace Sinan.Numerics.Text;

/// <summary>Reads comments for aspects, in two passes: pairs first, then every place where a chosen aspect stands and how it is felt about. For one thread at a time.</summary>
/// <remarks>
/// An opinion is read with all that <see cref="LexiconSentiment"/> knows and counts for the aspects that it is of (<see cref="OpinionTargets"/>). A clause without an opinion of its own
/// takes those of the next one of its sentence, if that names no aspect.
/// </remarks>
/// <param name="segmenter">Cuts words.</param>
/// <param name="classes">Which words name things.</param>
public sealed class AspectReader(Segmenter segmenter, WordClasses classes)
{
    static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；…!?;\n");

    readonly AspectPatterns patterns = new(new WordReader(segmenter), classes);
    readonly LexiconSentiment sentiment = new(new WordReader(segmenter), SentimentLexicon.Default), scales = new(new WordReader(segmenter), AspectScales.Words);
    readonly OpinionTargets targets = new();
    readonly List<Token> clauses = [];
    readonly List<Word> words = [];
    readonly List<AspectPlace> places = [];

    /// <summary>By place: the clause that names it, and where the clause of its last opinion ends.</summary>
    readonly List<(int Start, int End)> spans = [];
    readonly List<PlacedOpinion> opinions = [];

    /// <summary>Opinion words are few and come again and again.</summary>
    readonly Dictionary<string, string?> implied = new(StringComparer.Ordinal);
    string form = "";

    /// <summary>The pairs of a comment.</summary>
    /// <param name="text">Cleaned comment.</param>
    /// <param name="pairs">Takes them.</param>
    /// <param name="nouns">Takes every noun, and two nouns in a row, with the length of the first of two; 0 for one.</param>
    internal void Collect(string text, List<AspectPair> pairs, Dictionary<string, int> nouns)
    {
        SentenceSplitter.Clauses(text, clauses);
        foreach (var clause in clauses)
        {
            patterns.Read(clause.Of(text));
            pairs.AddRange(patterns.Pairs);
            foreach (var (noun, cut) in patterns.Nouns)
                nouns[noun] = cut;
        }
    }

    /// <summary>Every mention of an aspect in a comment.</summary>
    /// <param name="number">Number of the comment.</param>
    /// <param name="text">Cleaned comment.</param>
    /// <param name="aspects">Chosen aspects; those that adjectives imply are found too.</param>
    /// <param name="mentions">Takes them, in order.</param>
    public void Find(int number, string text, HashSet<string> aspects, List<AspectMention> mentions)
    {
        places.Clear();
        spans.Clear();
        opinions.Clear();
        form = string.Create(text.Length, text, (buffer, t) => WordForm.Normalize(t, buffer));
        SentenceSplitter.Clauses(form, clauses);
        // The whole text: questions, mockery and contrasts hold for a sentence.
        sentiment.Score(form);
        scales.Score(form);
        var (before, isAsking, sentenceEnd) = (-1, false, 0);
        foreach (var clause in clauses)
        {
            if (clause.Start >= sentenceEnd)
                (sentenceEnd, isAsking) = SentenceOf(form, clause.Start);
            before = Read(clause, aspects, isAsking, before, endsSentence: clause.End >= sentenceEnd);
        }

        for (var place = 0; place < places.Count; place++)
        {
            var (feeling, deciding) = PlacedOpinion.Judge(opinions, place);
            mentions.Add(new AspectMention(number, places[place].Term, feeling, spans[place].Start, spans[place].End - spans[place].Start, deciding));
        }
    }

    /// <summary>Reads a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="aspects">Chosen aspects.</param>
    /// <param name="isAsking">Whether its sentence is a question.</param>
    /// <param name="before">Last place of the clause before, when it still wants an opinion; −1 when not.</param>
    /// <param name="endsSentence">Whether nothing of its sentence follows.</param>
    /// <returns>The same for the next clause.</returns>
    int Read(Token clause, HashSet<string> aspects, bool isAsking, int before, bool endsSentence)
    {
        var first = places.Count;
        patterns.Read(clause.Of(form));
        words.Clear();
        foreach (var word in patterns.Words)
            words.Add(new Word(clause.Start + word.Start, word.End - word.Start, word.Kind));
        AddNamed(clause, aspects);
        // A wish says nothing of what is: "能不能降价".
        isAsking |= AskingWords.AreIn(clause.Of(form));
        targets.Enter(form, words, places, first);
        var (names, hadOpinions) = (places.Count > first, opinions.Count);
        foreach (var hit in sentiment.Hits)
        {
            if (hit.Start < clause.Start || hit.Start >= clause.End)
                continue;
            if (LinkWords.IsWeak(form.AsSpan(hit.Start, hit.Length)))
                continue;
            if (names && !NamesAspect(hit))
                Aim(hit, clause, isAsking);
            else if (!names && (before >= 0 || (first > 0 && !HasLetters(clause.Of(form)))))
                Add(hit, before >= 0 ? before : first - 1, 1, clause, isAsking);
            if (!names && ImpliedBy(hit) is { } aspect)
                AddImplied(hit, aspect, clause, isAsking);
        }

        foreach (var hit in names ? scales.Hits : [])
        {
            if (hit.Start >= clause.Start && hit.Start < clause.End && !NamesAspect(hit) && !IsPartOfLonger(hit))
                AimScale(hit, clause, isAsking);
        }

        return !endsSentence && names && opinions.Count == hadOpinions ? places.Count - 1 : -1;
    }

    /// <summary>Words and two words in a row that are chosen aspects; two in a row are one, not three. "舒适性" names what "舒适" implies. Words that say how much are never aspects.</summary>
    void AddNamed(Token clause, HashSet<string> aspects)
    {
        var chosen = aspects.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Count; i++)
        {
            var isPair = i + 1 < words.Count && chosen.Contains(form.AsSpan(words[i].Start, words[i + 1].End - words[i].Start));
            var word = patterns.Words[i].Form;
            var quality = !isPair && word is [.., '性' or '度'] && !chosen.Contains(word) ? ImplicitAspects.Of(word[..^1]) : null;
            if (!isPair && quality is null && (!chosen.Contains(word) || AspectScales.Says(word)))
                continue;
            var end = words[isPair ? i + 1 : i].End;
            places.Add(new AspectPlace(quality ?? form[words[i].Start..end], words[i].Start, end));
            spans.Add((clause.Start, clause.End));
            i += isPair ? 1 : 0;
        }
    }

    /// <summary>Without the words before the opinion where another opinion stands between.</summary>
    AspectWord Shortened(AspectWord word, SentimentHit hit)
    {
        foreach (var other in sentiment.Hits)
        {
            if (other.Start >= word.Start && other.Start < hit.Start)
                return word with { Start = hit.Start, Length = hit.Length };
        }

        return word;
    }

    string? ImpliedBy(SentimentHit hit)
    {
        var known = implied.GetAlternateLookup<ReadOnlySpan<char>>();
        var word = form.AsSpan(hit.Start, hit.Length);
        if (!known.TryGetValue(word, out var aspect))
            known[word] = aspect = ImplicitAspects.Of(word.ToString());
        return aspect;
    }

    void AddImplied(SentimentHit hit, string aspect, Token clause, bool isAsking)
    {
        places.Add(new AspectPlace(aspect, hit.Start, hit.Start + hit.Length));
        spans.Add((clause.Start, clause.End));
        Add(hit, places.Count - 1, 1, clause, isAsking);
    }

    void Aim(SentimentHit hit, Token clause, bool isAsking)
    {
        foreach (var target in targets.Of(hit, IsPicture(hit) ? OpinionForm.Picture : OpinionForm.Word))
        {
            // How much of it there is says more than the word alone: "油耗大".
            if (AspectScales.DirectionOf(places[target.Place].Term) == 0 || !IsScaled(hit))
                Add(hit, target.Place, target.Sign, clause, isAsking);
        }
    }

    void AimScale(SentimentHit hit, Token clause, bool isAsking)
    {
        foreach (var target in targets.Of(hit, OpinionForm.Scale))
        {
            if (AspectScales.DirectionOf(places[target.Place].Term) is not 0 and var direction)
                Add(hit with { Weight = hit.Weight * direction }, target.Place, target.Sign, clause, isAsking);
        }
    }

    void Add(SentimentHit hit, int place, int sign, Token clause, bool isAsking)
    {
        if (PlacedOpinion.Of(hit, place, sign, isAsking, IsPicture(hit)) is not { } opinion)
            return;
        opinions.Add(opinion with { Word = Shortened(opinion.Word, hit) });
        spans[place] = (spans[place].Start, Math.Max(spans[place].End, clause.End));
    }

    /// <summary>A word that names an aspect is no opinion of it: "噪音", "quality".</summary>
    bool NamesAspect(SentimentHit hit)
    {
        foreach (var place in places)
        {
            if (hit.Start >= place.Start && hit.Start + hit.Length <= place.End)
                return true;
        }

        return false;
    }

    bool IsPicture(SentimentHit hit) => !char.IsLetter(form[hit.Start]);

    bool IsScaled(SentimentHit hit)
    {
        foreach (var scale in scales.Hits)
        {
            if (scale.Start < hit.Start + hit.Length && hit.Start < scale.Start + scale.Length && scale.Length >= hit.Length)
                return true;
        }

        return false;
    }

    bool IsPartOfLonger(SentimentHit scale)
    {
        foreach (var hit in sentiment.Hits)
        {
            if (scale.Start < hit.Start + hit.Length && hit.Start < scale.Start + scale.Length && hit.Length > scale.Length)
                return true;
        }

        return false;
    }

    /// <summary>Where the sentence that begins at a place ends, and whether it asks; complaints in the form of a question ("怎么这么卡？") do not.</summary>
    static (int End, bool IsAsking) SentenceOf(string form, int start)
    {
        var length = form.AsSpan(start).IndexOfAny(SentenceEnds);
        var sentence = form.AsSpan(start, length < 0 ? form.Length - start : length + 1);
        var isAsking = sentence[^1] is '？' or '?' || sentence.TrimEnd("。！… ").EndsWith("吗");
        return (start + sentence.Length, isAsking && !LinkWords.Complains(sentence));
    }

    static bool HasLetters(ReadOnlySpan<char> clause)
    {
        foreach (var c in clause)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }
}

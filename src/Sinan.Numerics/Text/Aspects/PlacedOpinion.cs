using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>An opinion of a place.</summary>
/// <param name="Place">Which place.</param>
/// <param name="Word">The word and what it adds.</param>
/// <param name="IsDoubtful">Praise in a mocking sentence.</param>
/// <param name="IsPicture">An emoji.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PlacedOpinion(int Place, AspectWord Word, bool IsDoubtful, bool IsPicture)
{
    /// <summary>From this part of the stronger side on, the weaker one leaves the feeling open.</summary>
    const double Conflict = 0.5;

    /// <summary>Null when nothing is said: asked or wished.</summary>
    /// <param name="hit">The opinion word.</param>
    /// <param name="place">What it is of.</param>
    /// <param name="sign">−1 for what loses a comparison.</param>
    /// <param name="isAsking">Whether its sentence is a question.</param>
    /// <param name="isPicture">Whether it is an emoji.</param>
    public static PlacedOpinion? Of(SentimentHit hit, int place, int sign, bool isAsking, bool isPicture)
    {
        var isDoubtful = hit is { Mood: SentimentMood.Mocked, Opinion: > 0 };
        // In a complaint that has the form of a question the lexicon has set aside praise only.
        var effect = isAsking ? 0 : hit.Contribution * sign;
        return effect == 0 && !isDoubtful
            ? null
            : new PlacedOpinion(place, new AspectWord(hit.From, hit.Start + hit.Length - hit.From, effect), isDoubtful, isPicture);
    }

    /// <summary>What the opinions of a place come to, and the words that decided.</summary>
    public static (AspectFeeling Feeling, ImmutableArray<AspectWord> Words) Judge(List<PlacedOpinion> opinions, int place)
    {
        var (praise, blame, words, pictures, isDoubtful) = (0.0, 0.0, 0, 0.0, false);
        foreach (var opinion in opinions)
        {
            if (opinion.Place != place)
                continue;
            words++;
            praise += Math.Max(0, opinion.Word.Effect);
            blame -= Math.Min(0, opinion.Word.Effect);
            pictures += opinion.IsPicture ? opinion.Word.Effect : 0;
            isDoubtful |= opinion.IsDoubtful;
        }

        if (words == 0)
            return (AspectFeeling.Neutral, []);
        var deciding = ImmutableArray.CreateBuilder<AspectWord>(words);
        foreach (var opinion in opinions)
        {
            if (opinion.Place == place)
                deciding.Add(opinion.Word);
        }

        deciding.Sort((a, b) => a.Start.CompareTo(b.Start));
        // Praise with an angry picture mocks.
        var isOpen = isDoubtful || (pictures < 0 && praise > 0) || Math.Min(praise, blame) >= Conflict * Math.Max(praise, blame);
        return (isOpen ? AspectFeeling.Uncertain : praise > blame ? AspectFeeling.Praise : AspectFeeling.Blame, deciding.MoveToImmutable());
    }
}

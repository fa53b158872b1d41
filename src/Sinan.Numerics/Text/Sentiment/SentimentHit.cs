using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>How an opinion is meant.</summary>
public enum SentimentMood
{
    /// <summary>Said of what is.</summary>
    Said,

    /// <summary>Praise after a word of wish or condition.</summary>
    Wished,

    /// <summary>In a question.</summary>
    Asked,

    /// <summary>In a sentence with a mocking word.</summary>
    Mocked,
}

/// <summary>One opinion word as it was read: the explanation of a sentiment.</summary>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Weight">Weight in the lexicon, −3…3.</param>
/// <param name="Degree">Factor of the adverb before it, 0.5…2; 1 without one.</param>
/// <param name="IsNegated">Turned by an odd number of negations within three words before it.</param>
/// <param name="Emphasis">2 after a contrast word in the same sentence, 0 for praise that is wished, asked or mocking, else 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SentimentHit(int Start, int Length, double Weight, double Degree, bool IsNegated, double Emphasis)
{
    /// <summary>How it is meant.</summary>
    public SentimentMood Mood { get; init; }

    /// <summary>First UTF-16 unit of the negation or degree word that it is read with; <see cref="Start"/> without one.</summary>
    public int From { get; init; } = Start;

    /// <summary>What it says whether or not it is meant: weight, turned by negation, times degree.</summary>
    public double Opinion => (IsNegated ? -Weight : Weight) * Degree;

    /// <summary>What it adds to the score.</summary>
    public double Contribution => Opinion * Emphasis;
}

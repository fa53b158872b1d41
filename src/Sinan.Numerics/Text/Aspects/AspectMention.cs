using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A place where a comment speaks of an aspect.</summary>
/// <param name="Text">Number of the comment.</param>
/// <param name="Term">The noun, or the aspect that an adjective implies.</param>
/// <param name="Feeling">How it speaks of it.</param>
/// <param name="Start">First UTF-16 unit of the clause in the comment.</param>
/// <param name="Length">UTF-16 units of the clause.</param>
/// <param name="Words">The words that decided, in the order of the comment; empty without opinion.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AspectMention(int Text, string Term, AspectFeeling Feeling, int Start, int Length, ImmutableArray<AspectWord> Words)
{
    /// <summary>Σ effects of the words: above zero praises, below zero blames.</summary>
    public double Strength
    {
        get
        {
            var sum = 0.0;
            foreach (var word in Words)
                sum += word.Effect;
            return sum;
        }
    }
}

/// <summary>A word that decided how an aspect is felt about.</summary>
/// <param name="Start">First UTF-16 unit in the comment, of the negation or degree word that goes with it.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Effect">What it adds: weight × degree, turned by negation or by a comparison that the aspect loses; 0 for praise in doubt.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AspectWord(int Start, int Length, double Effect);

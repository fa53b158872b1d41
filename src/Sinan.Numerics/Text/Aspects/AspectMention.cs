using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A place where a comment speaks of an aspect.</summary>
/// <param name="Text">Number of the comment.</param>
/// <param name="Term">The noun, or the aspect that an adjective implies.</param>
/// <param name="Polarity">1 praises, −1 blames, 0 neither: by the nearest opinion within the clause.</param>
/// <param name="Start">First UTF-16 unit of the clause in the comment.</param>
/// <param name="Length">UTF-16 units of the clause.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AspectMention(int Text, string Term, int Polarity, int Start, int Length);

using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>What a piece of a text adds to the log odds of a label, against the mean of all labels.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units; 0 = not one place: the amounts of praise and blame.</param>
/// <param name="LogOdds">Above zero speaks for the label.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextContribution(int Start, int Length, double LogOdds);

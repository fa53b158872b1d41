using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A distinct piece of a text.</summary>
/// <param name="Hash">Its name; equal for equal pieces of all texts.</param>
/// <param name="Count">Times that it occurs.</param>
/// <param name="Start">First UTF-16 unit where it occurs first.</param>
/// <param name="Length">UTF-16 units there; 0 for what no place of the text says, a sum.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextGram(ulong Hash, int Count, int Start, int Length);

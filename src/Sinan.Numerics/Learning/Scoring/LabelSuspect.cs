using System.Runtime.InteropServices;

namespace Sinan.Numerics.Learning;

/// <summary>A label that is probably wrong.</summary>
/// <param name="Row">Row.</param>
/// <param name="Given">Class that it was given.</param>
/// <param name="Likely">Class that it surely is.</param>
/// <param name="Margin">Probability of the likely class less that of the given one, −1…1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LabelSuspect(int Row, int Given, int Likely, double Margin);

namespace Sinan.Numerics.Surveys;

/// <summary>One choice of one person among alternatives.</summary>
/// <param name="Features">Alternatives × parameters, row by row.</param>
/// <param name="Chosen">Index of the chosen alternative, from 0.</param>
/// <param name="Person">Number of the person; choices of one person are not independent.</param>
/// <param name="Weight">Weight of the person, &gt; 0.</param>
public readonly record struct ChoiceSet(ReadOnlyMemory<double> Features, int Chosen, int Person, double Weight = 1);

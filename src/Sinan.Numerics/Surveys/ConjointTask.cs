using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>A choice among products: the level of each attribute for each product shown.</summary>
/// <param name="Products">Products × attributes: level numbers from 0.</param>
/// <param name="Chosen">Index of the chosen product; the number of products where "none of these" was chosen.</param>
/// <param name="Person">Number of the person.</param>
/// <param name="Weight">Weight of the person, &gt; 0.</param>
public sealed record ConjointTask(ImmutableArray<ImmutableArray<int>> Products, int Chosen, int Person, double Weight = 1);

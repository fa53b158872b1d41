using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>One set of items and what a person called best and worst in it.</summary>
/// <param name="Items">Numbers of the items shown, at least two, all different.</param>
/// <param name="Best">The best one's number.</param>
/// <param name="Worst">The worst one's number, another than the best.</param>
/// <param name="Person">Number of the person.</param>
/// <param name="Weight">Weight of the person, &gt; 0.</param>
public sealed record MaxDiffAnswer(ImmutableArray<int> Items, int Best, int Worst, int Person, double Weight = 1);

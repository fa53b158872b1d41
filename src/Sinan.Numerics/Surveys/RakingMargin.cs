using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>What is known of the population on one question.</summary>
/// <param name="Categories">Category of each answer, from 0; −1 = unknown, which keeps its weight.</param>
/// <param name="Targets">Share of the population in each category, any scale, each &gt; 0.</param>
public sealed record RakingMargin(ImmutableArray<int> Categories, ImmutableArray<double> Targets);

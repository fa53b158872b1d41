using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>One cohort.</summary>
/// <param name="Period">Number of its period in the question's starts.</param>
/// <param name="Size">Users in it.</param>
/// <param name="Retained">Users who came back in the periods of column k; [0] is the size; null when the last of those periods is not over.</param>
public sealed record RetentionCohort(int Period, long Size, ImmutableArray<long?> Retained);

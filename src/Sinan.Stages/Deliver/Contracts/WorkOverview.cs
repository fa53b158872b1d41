using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Contracts;

/// <summary>All initiatives in numbers.</summary>
/// <param name="Stages">Initiatives under way by stage, in order of the stages.</param>
/// <param name="Ready">Of them, those whose gate can be passed.</param>
/// <param name="Late">Of them, those with a sub-step past its day.</param>
/// <param name="Cases">Every initiative with its cost, those that are through included.</param>
public sealed record WorkOverview(ImmutableArray<StageCount> Stages, int Ready, int Late, ImmutableArray<WorkCase> Cases)
{
    public int UnderWay => Stages.Sum(s => s.Initiatives);
}

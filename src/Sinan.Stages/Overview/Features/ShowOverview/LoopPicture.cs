using System.Collections.Immutable;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>The loop with its live figures.</summary>
/// <param name="Nodes">All parts, in the order of the flow chart.</param>
/// <param name="Stages">Initiatives under way by stage.</param>
public sealed record LoopPicture(ImmutableArray<LoopNode> Nodes, ImmutableArray<StageCount> Stages)
{
    public LoopNode Of(LoopPart part) => Nodes.First(n => n.Part == part);
}

using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Features.ShowTraining;

/// <summary>A training demand with its checks.</summary>
public sealed record TrainingView(TrainingDemand Demand, ImmutableArray<TrainingCheck> Checks)
{
    /// <summary>Whether every check holds.</summary>
    public bool IsReady => Checks.All(c => c.State == CheckState.Holds);
}

using Sinan.Stages.Deliver.Domain.Demands;

namespace Sinan.Stages.Deliver.Features.ShowDemands;

/// <summary>A demand and what it comes to for both sides.</summary>
public sealed record DemandView(Demand Demand, DemandFigures Figures);

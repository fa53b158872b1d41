using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

/// <summary>A stage of an initiative.</summary>
/// <param name="Stage">Which.</param>
/// <param name="State">"passed", "overridden", "current" or "ahead".</param>
/// <param name="Checks">Checks that its gate asks for.</param>
/// <param name="Open">Those that do not hold now.</param>
/// <param name="Pass">How its gate was passed; null before.</param>
/// <param name="Steps">Its sub-steps.</param>
public sealed record StageReport(WorkStage Stage, string State, int Checks, int Open, GatePass? Pass, ImmutableArray<StepReport> Steps);

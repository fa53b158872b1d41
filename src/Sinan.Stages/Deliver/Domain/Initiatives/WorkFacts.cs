using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>What the other stages have found, as far as checks look at it; null = they have not answered yet.</summary>
/// <param name="Quality">How good the data are.</param>
/// <param name="Needs">The ranking of needs.</param>
/// <param name="Feasibility">Whether a label can be told well enough from the comments.</param>
/// <param name="Today">The day in the workspace's zone.</param>
/// <param name="Proofs">Takes the evidence that is made here.</param>
public sealed record WorkFacts(QualityReport? Quality, NeedReport? Needs, FeasibilityFinding? Feasibility, DateOnly Today, WorkProofs Proofs);

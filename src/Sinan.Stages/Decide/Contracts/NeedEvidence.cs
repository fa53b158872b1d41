using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>One reason for a need.</summary>
/// <param name="Id">Where it is proved.</param>
/// <param name="Kind">Which source.</param>
/// <param name="Says">The reason as a sentence.</param>
/// <param name="Short">The reason in a few words, for a table.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Interval">Its 95 % interval.</param>
public sealed record NeedEvidence(EvidenceId Id, NeedSource Kind, Phrase Says, Phrase Short, double Value, Interval? Interval);

using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>One line of an initiative's history; it is never changed.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Says">What was done.</param>
public sealed record HistoryLine(DateTimeOffset At, string Actor, Phrase Says);

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>A prototype as it was once kept; never changed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Remark">What it was kept for.</param>
/// <param name="By">Who kept it.</param>
/// <param name="At">When.</param>
/// <param name="Content">The prototype, without versions of its own.</param>
public sealed record PrototypeVersion(int Number, string Remark, string By, DateTimeOffset At, Prototype Content);

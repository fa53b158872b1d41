namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>That the work on an initiative was given up.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who gave it up.</param>
/// <param name="At">When.</param>
public sealed record Drop(string Reason, string By, DateTimeOffset At);

using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>A limit and its alarm.</summary>
/// <param name="Code">"cost" or "time".</param>
/// <param name="Limit">The limit.</param>
/// <param name="Spent">What has been spent of it.</param>
/// <param name="ReachedOn">The day on which it was reached; null before.</param>
/// <param name="Expected">The likeliest day on which it will be; null when that cannot be told.</param>
/// <param name="Earliest">The day before which it is reached in one of ten cases.</param>
/// <param name="Latest">The day before which it is reached in nine of ten cases.</param>
/// <param name="IsRaised">Whether the alarm is raised.</param>
/// <param name="Says">In one sentence.</param>
public sealed record LimitReport(string Code, double Limit, double Spent, DateOnly? ReachedOn, DateOnly? Expected, DateOnly? Earliest, DateOnly? Latest, bool IsRaised, Phrase Says);

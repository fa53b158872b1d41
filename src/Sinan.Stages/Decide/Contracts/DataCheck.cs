using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>Whether one property of the data carries the work.</summary>
/// <param name="Code">"available", "complete", "volume", "coverage", "fresh", "groups", "cold_start", "label_quality", "lawful".</param>
/// <param name="Verdict">Verdict.</param>
/// <param name="Says">What was found.</param>
public sealed record DataCheck(string Code, CheckVerdict Verdict, Phrase Says);

using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features;

/// <summary>A metric that could not be measured.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Why">The reason.</param>
public sealed record UntoldMetric(string Metric, Phrase Why);

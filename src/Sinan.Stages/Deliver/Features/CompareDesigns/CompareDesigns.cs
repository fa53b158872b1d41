namespace Sinan.Stages.Deliver.Features.CompareDesigns;

/// <summary>Which of the designs is best by a metric: p* = argmax P(p | D).</summary>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Metric">Metric of the goal; null for the first that designs were measured by.</param>
public sealed record CompareDesigns(long Id, string? Metric = null);

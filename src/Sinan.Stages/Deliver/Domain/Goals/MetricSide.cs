namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>What a metric speaks of.</summary>
public enum MetricSide
{
    /// <summary>What users and the business get: solved questions, orders, waiting time.</summary>
    Business,

    /// <summary>How well the AI works: accuracy, recall, latency.</summary>
    Technical,
}

namespace Sinan.Stages.Deliver.Domain.Goals;

public enum MetricUnit
{
    /// <summary>A share, 0…1: clicks of impressions, right answers of all.</summary>
    Share,

    /// <summary>A mean: money, seconds, stars.</summary>
    Mean,
}

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A measure of a goal.</summary>
public sealed record GoalMetric
{
    /// <summary>Short name within the goal: lower-case letters, digits and dashes.</summary>
    public string Id { get; init; } = "";

    /// <summary>The metric that this one drives; empty = it stands right under the business goal.</summary>
    public string Parent { get; init; } = "";

    public required string Name { get; init; }

    public MetricUnit Unit { get; init; }

    /// <summary>How it is measured: events, sample, rule of counting.</summary>
    public string HowMeasured { get; init; } = "";

    /// <summary>Whether it tells how well the AI works, or what the business gets.</summary>
    public MetricSide Side { get; init; }

    /// <summary>Address of the trend of the workspace that counts it ("/understand/trend?event=…"); empty = none.</summary>
    public string Series { get; init; } = "";

    /// <summary>Metric of the comparison of variants that measures it ("revenue_per_user"); empty = none.</summary>
    public string Compared { get; init; } = "";

    /// <summary>A guardrail must not get worse than its target; other metrics are to reach theirs.</summary>
    public bool IsGuardrail { get; init; }

    /// <summary>Whether more of it is better.</summary>
    public bool RiseIsGood { get; init; } = true;

    /// <summary>Where it is today; shares as 0…1.</summary>
    public double? Baseline { get; init; }

    /// <summary>What it has to reach, or must not pass.</summary>
    public double? Target { get; init; }

    /// <summary>Standard deviation of one observation; for a mean.</summary>
    public double? Deviation { get; init; }

    /// <summary>The smallest difference that an experiment must be able to tell (minimum detectable effect), in the metric's unit.</summary>
    public double? LeastEffect { get; init; }

    /// <summary>What was measured of the new version.</summary>
    public double? Result { get; init; }

    /// <summary>Observations behind the result.</summary>
    public double? ResultSample { get; init; }
}

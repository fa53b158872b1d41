using Sinan.Numerics.Decisions;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A way to reach a goal, with what was measured of it on one metric.</summary>
public sealed record Design
{
    /// <summary>Fewest values of a mean: with fewer its spread says next to nothing.</summary>
    public const int LeastValues = 5;

    /// <summary>Short name within the goal: lower-case letters, digits and dashes.</summary>
    public string Id { get; init; } = "";

    public required string Name { get; init; }

    /// <summary>The metric of the goal that it was measured by; decides unit and direction.</summary>
    public required string Metric { get; init; }

    public DesignSource Source { get; init; }

    /// <summary>Observations: people, answers, cases.</summary>
    public required double Sample { get; init; }

    /// <summary>What was measured: a share 0…1, or a mean.</summary>
    public required double Value { get; init; }

    /// <summary>Standard deviation of one observation; for a mean.</summary>
    public double? Deviation { get; init; }

    /// <summary>What is to be believed of it after these figures, from flat priors.</summary>
    public Posterior Believed(MetricUnit unit) => unit == MetricUnit.Share ? BetaPosterior.Of(Value * Sample, Sample) : StudentPosterior.Of(Value, Deviation!.Value, Sample);
}

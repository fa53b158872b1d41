namespace Sinan.Stages.Decide.Domain.Advice.Costs;

/// <summary>What the workspace knows about where money goes.</summary>
public sealed record CostFacts
{
    /// <summary>Share of comments whose text stood there before; null before it was measured.</summary>
    public AdviceFigure? Repeats { get; init; }

    /// <summary>Labels that the target still takes; null before it was measured.</summary>
    public int? MissingLabels { get; init; }

    /// <summary>Processor seconds of training on all labels; null before it was measured.</summary>
    public double? TrainSeconds { get; init; }

    /// <summary>Circumstances in which a model that learned from the others surely loses, of all that were measured; null before they were.</summary>
    public (int Losing, int All)? Domains { get; init; }

    /// <summary>Pieces of personal data masked on the way in; null before the data were examined.</summary>
    public long? Masked { get; init; }
}

namespace Sinan.Numerics.Learning;

/// <summary>How a learning curve is measured.</summary>
public sealed record LearningCurveOptions
{
    /// <summary>Parts of the rows; each is tested by models of the others, so that every row is tested once at each size.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Training sizes, at least 5, evenly spaced on a logarithmic scale up to all rows of the other folds.</summary>
    public int Sizes { get; init; } = 7;

    /// <summary>Smallest size as a part of the largest; not below <see cref="LeastRows"/>.</summary>
    public double SmallestShare { get; init; } = 1 / 12.0;

    /// <summary>Fewest training rows of a point.</summary>
    public int LeastRows { get; init; } = 20;

    public long Seed { get; init; } = 1;

    /// <summary>Runs at the same time. The curve is the same for any number.</summary>
    public int Threads { get; init; } = 1;
}

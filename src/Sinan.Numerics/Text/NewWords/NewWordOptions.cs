namespace Sinan.Numerics.Text;

/// <summary>What counts as a new word.</summary>
public sealed record NewWordOptions
{
    /// <summary>Han characters of the longest word sought, 2…8. Default 8.</summary>
    public int Longest { get; init; } = 8;

    /// <summary>Least occurrences. Default 10.</summary>
    public int LeastCount { get; init; } = 10;

    /// <summary>Least pointwise mutual information over all splits, in nats. Default 5: its halves meet about 150 times as often as by chance.</summary>
    public double LeastAssociation { get; init; } = 5;

    /// <summary>Least branching entropy of the side with less of it, in nats. Default 1: as free as among three equally frequent neighbours.</summary>
    public double LeastFreedom { get; init; } = 1;

    /// <summary>Most words told, best first. Default 200.</summary>
    public int Most { get; init; } = 200;

    /// <summary>Most sequences counted at once, about 40 bytes each; the rarest are forgotten when there are more. Default 2,000,000.</summary>
    public int MostSequences { get; init; } = 2_000_000;
}

namespace Sinan.Numerics.Decisions;

/// <summary>How unsure scores are ranked.</summary>
public sealed record RankOptions
{
    /// <summary>Cells of items × draws held at a time: 64 MB of scores.</summary>
    const int MostCells = 8_000_000;

    const int LeastDraws = 400;

    /// <summary>Same seed, same answer, on any number of threads.</summary>
    public long Seed { get; init; }

    /// <summary>Draws where the items are few; 4,000 by default keep a probability within ± 0.016 (95 %).</summary>
    public int Draws { get; init; } = 4_000;

    /// <summary>Level of the intervals, 0.95 by default.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Places whose probabilities are told, 20 by default.</summary>
    public int Places { get; init; } = 20;

    /// <summary>Draws for so many items: fewer where items × draws would not fit, at least 400.</summary>
    public int DrawsFor(int items) => Math.Min(Draws, Math.Max(LeastDraws, MostCells / Math.Max(1, items)));
}

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>Measures how well a label is told from the words of the comments, with few rows and with more.</summary>
/// <param name="Told">What is to be told: "rating" (glad or cross by the stars) or "label" (the label that came with the comments) or "set:" and the id of a set of labels; null = labels that came where there are any.</param>
/// <param name="Seed">Seed of the parts.</param>
public sealed record MeasureFeasibility(string? Told, long Seed)
{
    public const long DefaultSeed = 20_240_229;

    /// <summary>A curve from more rows takes long and tells little more (verdicts hold from 1,500 rows on); a part of these is drawn.</summary>
    public const int MostMeasured = 3_000;
}

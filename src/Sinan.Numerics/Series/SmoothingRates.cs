namespace Sinan.Numerics.Series;

/// <summary>How fast the parts of a smoothing model follow the data.</summary>
/// <param name="Level">α, 0…1: share of an error that moves the level.</param>
/// <param name="Slope">β, 0…α: share that moves the slope.</param>
/// <param name="Damping">φ, 0.8…0.98: what is left of the slope after a period.</param>
/// <param name="Carry">ρ, 0…0.95: share of an error that carries over to the next period (Taylor 2003).</param>
/// <param name="Season1">γ of the shorter season, 0…1.</param>
/// <param name="Season2">γ of the longer season, 0…1.</param>
public readonly record struct SmoothingRates(double Level, double Slope, double Damping, double Carry, double Season1, double Season2)
{
    /// <summary>The slope and its damping lie in ranges of their own; a search moves in 0…1.</summary>
    internal static SmoothingRates OfPlace(ReadOnlySpan<double> place) =>
        new(place[0], place[0] * place[1], 0.8 + (0.18 * place[2]), 0.95 * place[3], place[4], place[5]);
}

namespace Sinan.Numerics.Statistics;

/// <summary>A share among many pieces from a model's word on all of them and the truth on a random few (prediction-powered inference, Angelopoulos et al. 2023).</summary>
public static class PredictionPowered
{
    /// <summary>θ = share that the model tells + (missed − wrongly told) ÷ n: the model's word, put right by what it gets wrong on the random part.</summary>
    /// <param name="told">Pieces that the model tells to have it.</param>
    /// <param name="all">All pieces, above 0.</param>
    /// <param name="missed">Pieces of the random part that have it and were not told so.</param>
    /// <param name="wronglyTold">Pieces of the random part that were told to have it and have it not.</param>
    /// <param name="random">Size n of the random part, above 0.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The share within 0…1, with a normal interval; half a piece is added to each cell of the paired table (Agresti and Min 2005), so that a part without errors still leaves room for some.</returns>
    public static (double Value, Bounds Interval) Share(long told, long all, int missed, int wronglyTold, int random, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(random);
        if (told < 0 || told > all || missed < 0 || wronglyTold < 0 || missed + wronglyTold > random)
            throw new ArgumentException($"Counts do not fit: {told} of {all} told, {missed} missed and {wronglyTold} wrongly told of {random}.", nameof(told));
        Bounds.RequireLevel(level);
        var share = told / (double)all;
        var correction = (missed - wronglyTold) / (random + 2.0);
        var spread = ((missed + wronglyTold + 1) / (random + 2.0)) - (correction * correction);
        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * Math.Sqrt((spread / (random + 2)) + (share * (1 - share) / all));
        var value = Math.Clamp(share + ((missed - wronglyTold) / (double)random), 0, 1);
        return (value, new Bounds(Math.Clamp(share + correction - half, 0, value), Math.Clamp(share + correction + half, value, 1)));
    }
}

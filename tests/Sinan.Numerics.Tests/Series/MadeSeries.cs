using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Series;

/// <summary>Series whose truth is known.</summary>
static class MadeSeries
{
    /// <summary>A weekly rhythm around a level with normal noise, whose share <paramref name="carry"/> goes on to the next day.</summary>
    public static double[] Weekly(long seed, int length, double level = 1000, double noise = 50, double carry = 0.3)
    {
        var random = new SplitMix64(seed);
        var (values, error) = (new double[length], 0.0);
        for (var t = 0; t < length; t++)
        {
            error = (carry * error) + (noise * random.Normal());
            values[t] = level + (200 * Math.Sin(2 * Math.PI * t / 7)) + error;
        }

        return values;
    }
}

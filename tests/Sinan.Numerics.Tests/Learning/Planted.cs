using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Rows whose structure is known because it was put there.</summary>
static class Planted
{
    /// <summary>Normal clouds of standard deviation 1 around centres <paramref name="distance"/> apart, with the cloud of each row.</summary>
    public static (FeatureMatrix Rows, int[] Truth) Clouds(int clouds, int rowsEach, int columns, double distance, long seed)
    {
        var random = new SplitMix64(seed);
        var (rows, truth) = (new FeatureMatrix(clouds * rowsEach, columns), new int[clouds * rowsEach]);
        for (var i = 0; i < rows.Rows; i++)
        {
            truth[i] = i % clouds;
            for (var j = 0; j < columns; j++)
                rows[i, j] = (j == truth[i] % columns ? distance * (1 + (truth[i] / columns)) : 0) + random.Normal();
        }

        return (rows, truth);
    }

    /// <summary>A box filled evenly.</summary>
    public static FeatureMatrix Uniform(int rows, int columns, long seed)
    {
        var (random, made) = (new SplitMix64(seed), new FeatureMatrix(rows, columns));
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                made[i, j] = random.NextDouble();
        }

        return made;
    }
}

namespace Sinan.Numerics.Learning;

/// <summary>What training a transformer takes.</summary>
public static class TrainingCost
{
    /// <summary>Floating-point operations of a pass forward and back for each parameter and token (Kaplan et al. 2020: 2 forward, 4 back).</summary>
    const double PerParameterAndToken = 6;

    /// <summary>Tokens that a model of so many parameters is best trained on from nothing, for each parameter (Hoffmann et al. 2022).</summary>
    public const double TokensPerParameter = 20;

    /// <summary>6 · N · D operations.</summary>
    /// <param name="parameters">Parameters N that take part; attention over long contexts comes on top and is left out.</param>
    /// <param name="tokens">Tokens D, all passes together.</param>
    public static double Operations(double parameters, double tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        return PerParameterAndToken * parameters * tokens;
    }

    /// <summary>Seconds of so many operations on processors that reach a part of their peak.</summary>
    /// <param name="operations">Operations.</param>
    /// <param name="peak">Operations a second that one processor is built for.</param>
    /// <param name="processors">Processors, at least 1.</param>
    /// <param name="utilisation">Part of the peak that training reaches, above 0 and at most 1.</param>
    public static double Seconds(double operations, double peak, int processors, double utilisation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peak);
        ArgumentOutOfRangeException.ThrowIfLessThan(processors, 1);
        if (!(utilisation is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(utilisation), utilisation, "A processor reaches a part of its peak above 0 and at most 1.");
        return operations / (peak * processors * utilisation);
    }
}

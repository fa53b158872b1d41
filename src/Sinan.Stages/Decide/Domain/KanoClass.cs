using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Kano's class of a need from its coefficients: the quarters of the better–worse diagram, cut at a half (Berger et al. 1993).</summary>
static class KanoClass
{
    const double Half = 0.5;

    /// <returns>"must_be", "one_dimensional", "attractive" or "indifferent"; null while a coefficient is not known, or its interval crosses the cut.</returns>
    public static string? Of(Need need)
    {
        if (need.Inputs.GetValueOrDefault("better") is not { } better || need.Inputs.GetValueOrDefault("worse") is not { } worse || IsCut(better, Half) || IsCut(worse, -Half))
            return null;
        return (better.Value >= Half, worse.Value <= -Half) switch
        {
            (true, true) => "one_dimensional",
            (true, false) => "attractive",
            (false, true) => "must_be",
            _ => "indifferent",
        };
    }

    static bool IsCut(Estimate x, double at) => x.Low < at && x.High > at;
}

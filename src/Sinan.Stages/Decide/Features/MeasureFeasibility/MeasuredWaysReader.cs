using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Features.CheckFeasibility;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>What a measure of feasibility says about the ways to meet a need.</summary>
static class MeasuredWaysReader
{
    /// <param name="measure">The measure.</param>
    /// <param name="target">Wanted share right: a model of one's own is reckoned with the labels that it takes.</param>
    /// <param name="proofs">Takes the proofs of all figures.</param>
    public static MeasuredWays Read(FeasibilityMeasure measure, double target, List<Evidence> proofs)
    {
        var known = MeasureProofs.Of(measure);
        var (rows, score) = OwnRows(measure, target);
        var own = MeasureProofs.Own(measure, rows, score);
        proofs.AddRange([.. known.Values, own]);
        return new MeasuredWays(
            measure.Rows, rows, Figure(MeasureProofs.Baseline)!, Figure(MeasureProofs.Human), Figure(MeasureProofs.Keywords), Figure(MeasureProofs.Nearest), Of("own", own), measure.Keywords?.Covered ?? 0,
            Figure(MeasureProofs.Covered), measure.Keywords?.Seconds ?? 0, measure.Nearest?.Seconds ?? 0, measure.SecondsToTell);

        AdviceFigure? Figure(string name) => known.TryGetValue(name, out var proof) ? Of(name, proof) : null;
    }

    /// <summary>What a model of one's own reaches with the labels that the target takes, and the proof.</summary>
    public static (AdviceFigure Figure, Evidence Proof) Own(FeasibilityMeasure measure, double target)
    {
        var (rows, score) = OwnRows(measure, target);
        var proof = MeasureProofs.Own(measure, rows, score);
        return (Of("own", proof), proof);
    }

    /// <summary>Labels that the target takes, at least those there are and at most ten times as many, and the score they give.</summary>
    static (int Rows, Estimate Score) OwnRows(FeasibilityMeasure measure, double target)
    {
        var forecast = CurveForecast.Of(measure.Curve, measure.Seed);
        var rows = Math.Clamp(Math.Ceiling(forecast.RowsFor(target).Rows), measure.Rows, (double)measure.Rows * CheckFeasibility.CheckFeasibility.DefaultGrowth);
        var (score, bounds) = forecast.At(rows);
        return ((int)rows, new Estimate(score, bounds.Low, bounds.High));
    }

    static AdviceFigure Of(string name, Evidence proof) => AdviceFigure.Measured("measured." + name, new Estimate(proof.Value, proof.Interval!.Low, proof.Interval.High), proof.Id);
}

using Sinan.Kernel;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Features.PlanSample;

/// <summary>How many answers does a survey need?</summary>
/// <param name="Margin">How far off a share may be, 0.01 … 0.5.</param>
/// <param name="Population">People who could be asked; null = very many.</param>
/// <param name="Share">Expected share, 0…1; the worst case by default.</param>
/// <param name="DesignEffect">How many times more answers weighting will cost, 1 … 10.</param>
public sealed record PlanSample(double Margin, int? Population = null, double Share = 0.5, double DesignEffect = 1)
{
    /// <summary>In percentage points.</summary>
    public const int UsualMargin = 5;
}

/// <param name="Needed">Answers needed.</param>
/// <param name="Margin">Margin asked for, at 95 %.</param>
/// <param name="MarginReached">Margin of so many answers.</param>
/// <param name="Population">As asked.</param>
/// <param name="Sentence">The answer in words.</param>
public sealed record SamplePlan(int Needed, double Margin, double MarginReached, int? Population, Phrase Sentence);

public sealed class PlanSampleHandler
{
    /// <returns>Problem: "listen.sample.range".</returns>
    public Outcome<SamplePlan> Handle(PlanSample request)
    {
        if (request.Margin is not (>= 0.01 and <= 0.5) || request.Population < 1 || request.Share is not (>= 0 and <= 1) || request.DesignEffect is not (>= 1 and <= 10))
            return new Problem("listen.sample.range", ProblemKind.Invalid);
        var population = request.Population ?? double.PositiveInfinity;
        var needed = (int)Math.Min(population, Math.Ceiling(request.DesignEffect * SampleSize.Needed(request.Margin, request.Share, population)));
        var reached = Math.Sqrt(request.DesignEffect) * SampleSize.Margin(needed, request.Share, population);
        var sentence = request.Population is { } people
            ? new Phrase("listen.sample.answer_of", Fact.Count("needed", needed), Fact.Share("margin", request.Margin), Fact.Count("population", people))
            : new Phrase("listen.sample.answer", Fact.Count("needed", needed), Fact.Share("margin", request.Margin));
        return new SamplePlan(needed, request.Margin, reached, request.Population, sentence);
    }
}

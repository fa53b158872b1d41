using System.Collections.Immutable;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>The answers that are looked at, with their weights.</summary>
/// <param name="Survey">The version they are answers to.</param>
/// <param name="Answers">In order of arrival.</param>
/// <param name="Weights">One an answer, mean 1; empty without weighting.</param>
public sealed record SurveySample(SurveyDefinition Survey, ImmutableArray<SurveyAnswer> Answers, ImmutableArray<double> Weights)
{
    /// <summary>Answers with the weights that make the single choices look like the population; null when a wanted group has no answers or the shares contradict each other.</summary>
    public static SurveySample? Weighted(SurveyDefinition survey, ImmutableArray<SurveyAnswer> answers)
    {
        var margins = survey.Questions.Where(q => q.HasPopulation)
            .Select(q => new RakingMargin([.. answers.Select(a => a.Number(q.Id) ?? -1)], [.. q.Population.Select(p => p!.Value)])).ToArray();
        return margins.Length > 0 && answers.Length > 0 && Raking.Weights(answers.Length, margins) is { } weights ? new SurveySample(survey, answers, [.. weights]) : null;
    }

    public bool IsWeighted => !Weights.IsDefaultOrEmpty;

    /// <summary>Effective number of answers.</summary>
    public double EffectiveSize => IsWeighted ? Raking.EffectiveSize(Weights.AsSpan()) : Answers.Length;

    /// <summary>The part of the sample that a condition leaves.</summary>
    public SurveySample Where(Func<SurveyAnswer, bool> keep)
    {
        var kept = Enumerable.Range(0, Answers.Length).Where(i => keep(Answers[i])).ToArray();
        return this with { Answers = [.. kept.Select(i => Answers[i])], Weights = IsWeighted ? [.. kept.Select(i => Weights[i])] : [] };
    }

    public double WeightOf(int answer) => IsWeighted ? Weights[answer] : 1;

    /// <summary>The numbers given for a field, with their weights (empty without weighting).</summary>
    public (double[] Values, double[] Weights) Numbers(string field)
    {
        var (values, weights) = (new List<double>(), new List<double>());
        for (var i = 0; i < Answers.Length; i++)
        {
            if (Answers[i].Number(field) is not { } value)
                continue;
            values.Add(value);
            weights.Add(WeightOf(i));
        }

        return ([.. values], IsWeighted ? [.. weights] : []);
    }
}

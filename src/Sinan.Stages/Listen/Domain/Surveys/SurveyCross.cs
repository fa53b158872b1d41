using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>The answers to one question against those to another.</summary>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Counts">Rows × columns; weighted counts are scaled to the effective number of answers.</param>
/// <param name="Answers">People who answered both.</param>
/// <param name="Result">The table judged.</param>
public sealed record SurveyCross(ImmutableArray<string> Rows, ImmutableArray<string> Columns, double[,] Counts, int Answers, CrossTabResult Result)
{
    /// <summary>Null when nobody answered both.</summary>
    public static SurveyCross? Of(SurveySample sample, SurveyQuestion rows, SurveyQuestion columns)
    {
        var both = sample.Where(a => a.Number(rows.Id) is not null && a.Number(columns.Id) is not null);
        if (both.Answers.IsEmpty)
            return null;
        var (down, across) = (Groups(rows), Groups(columns));
        var (counts, total) = (new double[down.Length, across.Length], 0.0);
        for (var i = 0; i < both.Answers.Length; i++)
        {
            counts[GroupOf(rows, both.Answers[i].Number(rows.Id)!.Value), GroupOf(columns, both.Answers[i].Number(columns.Id)!.Value)] += both.WeightOf(i);
            total += both.WeightOf(i);
        }

        if (both.IsWeighted)
        {
            for (var r = 0; r < down.Length; r++)
            {
                for (var c = 0; c < across.Length; c++)
                    counts[r, c] *= both.EffectiveSize / total;
            }
        }

        return new SurveyCross(down, across, counts, both.Answers.Length, CrossTab.Analyze(counts, sample.Survey.Seed, both.IsWeighted));
    }

    /// <summary>Options of a choice, the three groups of the promoter question, numbers of other scales.</summary>
    static ImmutableArray<string> Groups(SurveyQuestion question) => question.Kind switch
    {
        QuestionKind.Single => question.Options,
        QuestionKind.Nps => ["0–6", "7–8", "9–10"],
        _ => [.. Enumerable.Range(question.Scale.Low, question.Scale.High - question.Scale.Low + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))],
    };

    static int GroupOf(SurveyQuestion question, int number) => question.Kind switch
    {
        QuestionKind.Single => number,
        QuestionKind.Nps => number switch { <= 6 => 0, <= 8 => 1, _ => 2 },
        _ => number - question.Scale.Low,
    };
}

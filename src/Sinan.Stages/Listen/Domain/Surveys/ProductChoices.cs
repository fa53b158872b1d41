using Sinan.Numerics.Surveys;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>The choices that people made in a choice experiment, each among the products that their sheet showed.</summary>
static class ProductChoices
{
    public static IReadOnlyList<ConjointTask> Of(SurveySample sample, SurveyQuestion question)
    {
        var tasks = new List<ConjointTask>();
        for (var i = 0; i < sample.Answers.Length; i++)
        {
            var block = question.BlockOf(sample.Answers[i].Sheet);
            for (var t = 0; t < block.Length; t++)
            {
                if (sample.Answers[i].Number(AnswerField.Part(question.Id, t)) is { } chosen)
                    tasks.Add(new ConjointTask(block[t], chosen, i, sample.WeightOf(i)));
            }
        }

        return tasks;
    }
}

using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>A bound on the number of answers.</summary>
/// <param name="Cell">What is counted: "" = all answers, else question and words of the option, so that a new order of options does not move counts.</param>
/// <param name="Most">Answers at most.</param>
public sealed record SurveyQuota(string Cell, int? Most)
{
    /// <summary>What an answer counts for.</summary>
    public static ImmutableArray<SurveyQuota> Of(SurveyDefinition survey, IReadOnlyDictionary<string, string> answers)
    {
        var cells = ImmutableArray.CreateBuilder<SurveyQuota>();
        cells.Add(new SurveyQuota("", survey.MostAnswers));
        foreach (var question in survey.Questions.Where(q => q.Kind == QuestionKind.Single))
        {
            if (answers.TryGetValue(question.Id, out var given) && AnswerField.Numbers(given).First() is >= 0 and var option && question.Quotas.ElementAtOrDefault(option) is { } most)
                cells.Add(new SurveyQuota(question.Id + "=" + question.Options[option], most));
        }

        return cells.ToImmutable();
    }
}

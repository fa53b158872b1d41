using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>Answers as comma-separated values: a row a person, a column an entry; chosen options in their words, files by the addresses where they are read.</summary>
static class AnswerTable
{
    public static string Write(long survey, SurveySample sample)
    {
        var questions = sample.Survey.Questions;
        var fields = sample.Answers.SelectMany(a => a.Values.Keys).Distinct().OrderBy(f => questions.Select(q => q.Id).ToList().IndexOf(f.Split('.')[0])).ThenBy(f => f, StringComparer.Ordinal).ToArray();
        var heads = new object?[] { "no", "version", "at" }.Concat(sample.IsWeighted ? ["weight"] : []).Concat(fields);
        // The byte order mark lets spreadsheets read Han.
        return "\uFEFF" + Csv.Write(sample.Answers.Select((a, i) => new object?[] { a.No, a.Version, a.At }.Concat(sample.IsWeighted ? [sample.Weights[i]] : []).Concat(fields.Select(f => Cell(a, f)))).Prepend(heads));

        object? Cell(SurveyAnswer answer, string field)
        {
            if (!answer.Values.TryGetValue(field, out var kept))
                return null;
            if (AnswerFiles.IsField(field))
                return string.Join(" | ", AnswerFiles.Of(answer, field.Split('.')[0]).Select((_, i) => AnswerFiles.PathOf(survey, answer.No, field.Split('.')[0], i + 1)));
            return sample.Survey.Find(field.Split('.')[0]) is { Kind: QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Matrix } question
                ? string.Join(" | ", AnswerField.Numbers(kept).Where(n => n >= 0 && n < question.Options.Length).Select(n => question.Options[n]))
                : kept;
        }
    }
}

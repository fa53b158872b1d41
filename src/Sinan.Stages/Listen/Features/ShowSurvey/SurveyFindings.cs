using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>Reads the Kano and opportunity questions of all surveys.</summary>
public sealed class SurveyFindings(ISurveyStore surveys, ShowSurveyHandler results) : ISurveyFindings
{
    public async Task<IReadOnlyList<SurveyFinding>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<SurveyFinding>();
        foreach (var survey in (await surveys.ListAsync(cancellationToken)).Where(s => s.Answers > 0))
        {
            if (survey.Draft.Questions.All(q => q.Kind is not (QuestionKind.Kano or QuestionKind.Opportunity)))
                continue;
            var report = await results.HandleAsync(new ShowSurvey(survey.Id), cancellationToken);
            if (report.IsOk)
                found.AddRange(report.Value.Questions.SelectMany(q => Of(survey.Id, q)));
        }

        return found;
    }

    static IEnumerable<SurveyFinding> Of(long survey, QuestionResult question)
    {
        // Columns of the tables: better, worse …; opportunity, share of important, share of satisfied.
        (string Name, int Column, double Scale)[] figures = question.Kind switch
        {
            QuestionKind.Kano => [("better", 0, 1), ("worse", 1, 1)],
            QuestionKind.Opportunity => [("importance", 1, 10), ("satisfaction", 2, 10)],
            _ => [],
        };
        foreach (var row in question.Tables.SelectMany(t => t.Rows))
        {
            foreach (var (name, column, scale) in figures)
            {
                if (row.Figures[column] is { Number: { } value, Interval: { } interval, Evidence: { } proof })
                    yield return new SurveyFinding(survey, row.Name, name, value * scale, new Interval(interval.Low * scale, interval.High * scale), proof);
            }
        }
    }
}

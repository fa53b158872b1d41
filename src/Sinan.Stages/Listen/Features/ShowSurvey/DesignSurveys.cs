using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>Finds the surveys that are pinned to a design.</summary>
public sealed class DesignSurveys(ISurveyStore surveys, ShowSurveyHandler results) : IDesignSurveys
{
    public async Task<IReadOnlyList<DesignSurvey>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var found = new List<DesignSurvey>();
        foreach (var survey in await surveys.ListAsync(cancellationToken))
        {
            for (var version = survey.Version; version > 0; version--)
            {
                if (await surveys.FindVersionAsync(survey.Id, version, cancellationToken) is not { } asked || asked.DesignPath != path)
                    continue;
                var report = (await results.HandleAsync(new ShowSurvey(survey.Id, version), cancellationToken)).Value;
                found.Add(new DesignSurvey(
                    survey.Id, version, report.Title, report.DesignVersion, report.Sentence, [.. report.Questions.Where(q => q.Answers > 0).Select(q => new DesignAnswer(q.Text, q.Sentence))]));
            }
        }

        return found;
    }
}

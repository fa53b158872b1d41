using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.ShowSurvey;

/// <summary>The answers themselves, for a spreadsheet.</summary>
public sealed class ExportAnswersHandler(SurveyReader reader)
{
    /// <returns>Comma-separated values with a byte order mark. Problems as of <see cref="ShowSurveyHandler"/>.</returns>
    public async Task<Outcome<string>> HandleAsync(ShowSurvey request, CancellationToken cancellationToken) =>
        (await reader.ReadAsync(request.Id, request.Version, request.Filter, request.Weighted, cancellationToken)).Map(r => AnswerTable.Write(r.Survey.Id, r.Sample));
}

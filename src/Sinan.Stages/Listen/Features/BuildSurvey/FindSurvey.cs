using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>A survey with its draft.</summary>
public sealed record FindSurvey(long Id);

public sealed class FindSurveyHandler(ISurveyStore surveys)
{
    /// <returns>Problem: "listen.survey.not_found".</returns>
    public async Task<Outcome<Survey>> HandleAsync(FindSurvey request, CancellationToken cancellationToken) =>
        await surveys.FindAsync(request.Id, cancellationToken) is { } survey ? survey : SurveyDesk.NotFound(request.Id);
}

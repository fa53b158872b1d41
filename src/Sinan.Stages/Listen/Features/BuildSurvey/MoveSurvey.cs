using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>A step in the life of a survey.</summary>
public enum SurveyStep
{
    /// <summary>The draft becomes the next version and is open for answers.</summary>
    Publish,

    Open,

    Close,

    /// <summary>The old link ends.</summary>
    Relink,
}

/// <summary>Publishes, opens or closes a survey, or gives it a new link.</summary>
/// <param name="Id">Survey.</param>
/// <param name="Step">What happens.</param>
/// <param name="Actor">Who, for the audit trail.</param>
public sealed record MoveSurvey(long Id, SurveyStep Step, string Actor);

public sealed class MoveSurveyHandler(ISurveyStore surveys, IAudit audit)
{
    /// <returns>The survey as it is now. Problems: "listen.survey.not_found", "listen.survey.no_questions", "listen.survey.not_published".</returns>
    public async Task<Outcome<Survey>> HandleAsync(MoveSurvey request, CancellationToken cancellationToken)
    {
        if (await surveys.FindAsync(request.Id, cancellationToken) is not { } survey)
            return SurveyDesk.NotFound(request.Id);
        if (request.Step == SurveyStep.Publish && survey.Draft.Questions.IsEmpty)
            return new Problem("listen.survey.no_questions", ProblemKind.NotEnough);
        if (request.Step is SurveyStep.Open && survey.Version == 0)
            return new Problem("listen.survey.not_published", ProblemKind.Conflict);
        _ = request.Step switch
        {
            SurveyStep.Publish => await surveys.PublishAsync(request.Id, cancellationToken) is not null,
            SurveyStep.Relink => await surveys.ChangeAsync(request.Id, s => s with { Token = SurveyDesk.NewToken() }, cancellationToken),
            _ => await surveys.ChangeAsync(request.Id, s => s with { IsOpen = request.Step == SurveyStep.Open }, cancellationToken),
        };
        await audit.RecordAsync(request.Actor, nameof(MoveSurvey), string.Create(CultureInfo.InvariantCulture, $"{request.Id} {request.Step}"), cancellationToken);
        return (await surveys.FindAsync(request.Id, cancellationToken))!;
    }
}

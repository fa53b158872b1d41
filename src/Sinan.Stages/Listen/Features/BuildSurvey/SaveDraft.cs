using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>Replaces the draft of a survey; what is published stays as it is until the next version.</summary>
/// <param name="Id">Survey.</param>
/// <param name="Draft">The new draft; its designs are made anew.</param>
public sealed record SaveDraft(long Id, SurveyDefinition Draft);

public sealed class SaveDraftHandler(ISurveyStore surveys)
{
    /// <returns>Problems: "listen.survey.not_found" and those of <see cref="DefinitionCheck.Of"/>.</returns>
    public async Task<Outcome<SurveyDefinition>> HandleAsync(SaveDraft request, CancellationToken cancellationToken)
    {
        var draft = DefinitionCheck.Of(request.Draft);
        if (!draft.IsOk)
            return draft.Problem;
        return await surveys.ChangeAsync(request.Id, survey => survey with { Draft = draft.Value }, cancellationToken) ? draft.Value : SurveyDesk.NotFound(request.Id);
    }
}

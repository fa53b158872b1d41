using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.BuildSurvey;

/// <summary>Begins a survey.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Actor">Who, for the audit trail.</param>
public sealed record AddSurvey(string Title, string Actor)
{
    /// <summary>The design that it is about; empty for none.</summary>
    public string Design { get; init; } = "";

    public string DesignVersion { get; init; } = "";

    /// <summary>Page of the design in the workspace.</summary>
    public string DesignPath { get; init; } = "";
}

public sealed class AddSurveyHandler(ISurveyStore surveys, IAudit audit)
{
    /// <returns>Problems: "listen.survey.title"; "listen.survey.json" for a page that is none of a design.</returns>
    public async Task<Outcome<Survey>> HandleAsync(AddSurvey request, CancellationToken cancellationToken)
    {
        var draft = DefinitionCheck.Of(new SurveyDefinition { Title = request.Title, Design = request.Design, DesignVersion = request.DesignVersion, DesignPath = request.DesignPath });
        if (!draft.IsOk)
            return draft.Problem;
        var survey = await surveys.AddAsync(draft.Value, SurveyDesk.NewToken(), cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(AddSurvey), survey.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        return survey;
    }
}

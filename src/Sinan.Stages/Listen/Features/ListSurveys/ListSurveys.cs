using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.ListSurveys;

/// <summary>Which surveys are there?</summary>
public sealed record ListSurveys;

/// <summary>A survey in a list.</summary>
/// <param name="Id">Number.</param>
/// <param name="Title">As its author calls it.</param>
/// <param name="State">"draft", "open" or "closed".</param>
/// <param name="Version">Newest published version; 0 before the first.</param>
/// <param name="Questions">Questions of the draft.</param>
/// <param name="Answers">Answers so far.</param>
/// <param name="Design">Document or design that it is about, with its version; empty for none.</param>
/// <param name="Created">When it was made.</param>
public sealed record SurveyLine(long Id, string Title, string State, int Version, int Questions, int Answers, string Design, DateTimeOffset Created);

public sealed class ListSurveysHandler(ISurveyStore surveys, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SurveyLine>> HandleAsync(ListSurveys request, CancellationToken cancellationToken) =>
        [.. (await surveys.ListAsync(cancellationToken)).Select(s => new SurveyLine(s.Id, s.Draft.Title, StateOf(s, clock.GetUtcNow()), s.Version, s.Draft.Questions.Length, s.Answers, (s.Draft.Design + " " + s.Draft.DesignVersion).Trim(), s.Created))];

    /// <summary>"draft" before the first version, "closed" when somebody closed it or its time is over, else "open".</summary>
    public static string StateOf(Survey survey, DateTimeOffset now) => survey.Version == 0 ? "draft" : survey.IsOpen && !(survey.Draft.Closes <= now) ? "open" : "closed";
}

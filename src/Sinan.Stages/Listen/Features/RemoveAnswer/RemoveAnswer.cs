using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.RemoveAnswer;

/// <summary>Removes what one person answered: the sheet, its files, and the comments that its open answers became.</summary>
/// <param name="Survey">Survey.</param>
/// <param name="No">Number of the answer.</param>
/// <param name="Actor">Who, for the audit trail.</param>
public sealed record RemoveAnswer(long Survey, long No, string Actor);

/// <param name="Comments">Comments removed.</param>
/// <param name="Files">Files that belonged to the answer.</param>
public sealed record RemovedAnswer(long Comments, int Files);

public sealed class RemoveAnswerHandler(ISurveyStore surveys, IFeedbackRemoval comments, IBlobRelease release, IAudit audit)
{
    /// <returns>Problem: "listen.survey.answer_unknown".</returns>
    public async Task<Outcome<RemovedAnswer>> HandleAsync(RemoveAnswer request, CancellationToken cancellationToken)
    {
        if (await surveys.RemoveAnswerAsync(request.Survey, request.No, cancellationToken) is not { } answer)
            return new Problem("listen.survey.answer_unknown", ProblemKind.NotFound, Fact.Count("no", request.No));
        // Half a removal would be none: from here on nobody can stop it.
        var asked = (await surveys.FindVersionAsync(request.Survey, answer.Version, CancellationToken.None))!;
        var removed = await comments.RemoveAsync([.. HeardAnswers.IdsOf(asked, answer)], CancellationToken.None);
        var files = asked.Questions.SelectMany(q => AnswerFiles.Of(answer, q.Id)).ToArray();
        await release.ReleaseAsync(files.Select(f => f.Address), CancellationToken.None);
        await audit.RecordAsync(request.Actor, nameof(RemoveAnswer), string.Create(CultureInfo.InvariantCulture, $"{request.Survey}/{request.No}"), CancellationToken.None);
        return new RemovedAnswer(removed, files.Length);
    }
}

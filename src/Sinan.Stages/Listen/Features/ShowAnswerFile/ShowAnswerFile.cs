using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.ShowAttachment;

namespace Sinan.Stages.Listen.Features.ShowAnswerFile;

/// <summary>What does a picture, recording or film of an answer show?</summary>
/// <param name="Survey">Survey.</param>
/// <param name="Answer">Number of the answer.</param>
/// <param name="Question">Id of the question.</param>
/// <param name="Place">From 1.</param>
public sealed record ShowAnswerFile(long Survey, long Answer, string Question, int Place);

public sealed class ShowAnswerFileHandler(ISurveyStore surveys, IBlobs blobs)
{
    /// <returns>Problem "listen.survey.no_file".</returns>
    public async Task<Outcome<ShownAttachment>> HandleAsync(ShowAnswerFile request, CancellationToken cancellationToken) =>
        await surveys.FindAnswerAsync(request.Survey, request.Answer, cancellationToken) is { } answer
        && AnswerFiles.Of(answer, request.Question).ElementAtOrDefault(request.Place - 1) is { } file && await blobs.OpenAsync(file.Address, cancellationToken) is { } content
            ? new ShownAttachment(content, file.Media)
            : new Problem("listen.survey.no_file", ProblemKind.NotFound);
}

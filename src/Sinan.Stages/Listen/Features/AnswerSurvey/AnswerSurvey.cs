using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;
using Sinan.Stages.Listen.Features.HearSurvey;

namespace Sinan.Stages.Listen.Features.AnswerSurvey;

/// <summary>One step of somebody who answers a survey.</summary>
/// <param name="Token">Of the link.</param>
/// <param name="Sheet">Random name of the person's sheet.</param>
/// <param name="Page">Page that was filled in, from 0; −1 before the first.</param>
/// <param name="Given">What the form holds: entries of this page and those of earlier ones.</param>
/// <param name="Address">Where it comes from, for the bound on answers.</param>
public sealed record AnswerSurvey(string Token, string Sheet, int Page, Func<string, IReadOnlyList<string>> Given, string Address)
{
    /// <summary>Contents of files by <see cref="AnswerFiles.Field"/>; they count on the last page.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> Files { get; init; } = ImmutableDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>.Empty;
}

/// <summary>Where the person stands.</summary>
/// <param name="Survey">The version being answered.</param>
/// <param name="Page">Page to fill in; null when the answer is kept.</param>
/// <param name="Questions">Its questions.</param>
/// <param name="Values">Entries so far.</param>
public sealed record AnswerProgress(SurveyDefinition Survey, int? Page, ImmutableArray<SurveyQuestion> Questions, ImmutableSortedDictionary<string, string> Values);

public sealed class AnswerSurveyHandler(ISurveyStore surveys, IAttachmentShelf shelf, IBlobRelease release, AnswerThrottle throttle, IJobs jobs, TimeProvider clock)
{
    const int SheetCharacters = 26;

    /// <summary>A random name for a new sheet.</summary>
    public static string NewSheet() => Base32.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(SheetCharacters * 5 / 8));

    /// <returns>The next page, or the end. Problems: "listen.survey.link", "listen.survey.closed", "listen.survey.full", "listen.survey.too_fast" and those of <see cref="SheetReader.Read"/> and <see cref="IAttachmentShelf.TakeAsync"/>.</returns>
    public async Task<Outcome<AnswerProgress>> HandleAsync(AnswerSurvey request, CancellationToken cancellationToken)
    {
        if (await surveys.FindByTokenAsync(request.Token, cancellationToken) is not { Version: > 0 } survey
            || await surveys.FindVersionAsync(survey.Id, survey.Version, cancellationToken) is not { } asked)
            return new Problem("listen.survey.link", ProblemKind.NotFound);
        if (!survey.IsOpen || asked.Closes <= clock.GetUtcNow())
            return new Problem("listen.survey.closed", ProblemKind.Conflict);
        var pages = SurveyFlow.PagesOf(asked);
        var filled = Math.Clamp(request.Page + 1, 0, pages.Length);
        var read = SheetReader.Read(pages.Take(filled).SelectMany(p => p), request.Sheet, request.Given);
        if (!read.IsOk)
            return read.Problem;
        var quotas = SurveyQuota.Of(asked, read.Value);
        if (await surveys.IsFullAsync(survey.Id, quotas, cancellationToken))
            return new Problem("listen.survey.full", ProblemKind.Conflict);
        for (var page = filled; page < pages.Length; page++)
        {
            if (SurveyFlow.Asked(pages[page], read.Value).ToImmutableArray() is { IsEmpty: false } questions)
                return new AnswerProgress(asked, page, questions, read.Value);
        }

        return await SubmitAsync(survey, asked, request, read.Value, quotas, cancellationToken);
    }

    async Task<Outcome<AnswerProgress>> SubmitAsync(
        Survey survey, SurveyDefinition asked, AnswerSurvey request, ImmutableSortedDictionary<string, string> values, ImmutableArray<SurveyQuota> quotas, CancellationToken cancellationToken)
    {
        var sent = SurveyFlow.Asked(asked.Questions, values).Where(q => q.TakesFiles && request.Files.GetValueOrDefault(AnswerFiles.Field(q.Id)) is { Count: > 0 }).ToArray();
        if (!throttle.TryCount(request.Address) || (sent.Length > 0 && !throttle.TryCount("files " + request.Address, AnswerThrottle.MostWithFiles)))
            return new Problem("listen.survey.too_fast", ProblemKind.Busy);
        var open = asked.Questions.Where(q => q.Kind == QuestionKind.Open).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var counts = new long[PersonalData.Kinds.Count];
        var kept = values.ToImmutableSortedDictionary(v => v.Key, v => open.Contains(v.Key) ? PersonalData.Redact(v.Value, counts) : v.Value, StringComparer.Ordinal);
        var files = new List<FeedbackAttachment>();
        foreach (var question in sent)
        {
            var taken = await shelf.TakeAsync(request.Files[AnswerFiles.Field(question.Id)], cancellationToken);
            if (!taken.IsOk)
            {
                await release.ReleaseAsync(files.Select(f => f.Address), cancellationToken);
                return taken.Problem;
            }

            files.AddRange(taken.Value);
            kept = kept.SetItem(AnswerFiles.Field(question.Id), AnswerFiles.Write(taken.Value));
        }

        var submission = await surveys.SubmitAsync(survey.Id, new SurveyAnswer(0, survey.Version, request.Sheet, clock.GetUtcNow(), kept), quotas, cancellationToken);
        if (submission != Submission.Kept)
            await release.ReleaseAsync(files.Select(f => f.Address), cancellationToken);
        if (submission == Submission.Full)
            return new Problem("listen.survey.full", ProblemKind.Conflict);
        if (open.Any(kept.ContainsKey))
            await jobs.EnqueueAsync(HearSurveyJob.JobKind, new HearSurvey.HearSurvey(survey.Id), HearSurveyJob.KeyOf(survey.Id), cancellationToken);
        return new AnswerProgress(asked, null, [], values);
    }

    /// <summary>Whether a text can be the name of a sheet.</summary>
    public static bool IsSheet(string? text) => text is { Length: SheetCharacters } && text.AsSpan().IndexOfAnyExcept(Base32.Alphabet) < 0;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Stages.Listen.Features.HearSurvey;

/// <summary>Brings the open answers of a survey into the feedback, so that they join themes and needs.</summary>
/// <param name="Id">Survey.</param>
public sealed record HearSurvey(long Id);

/// <param name="Comments">New comments.</param>
/// <param name="Last">Number of the last answer that was heard.</param>
public sealed record HeardSurvey(long Comments, long Last);

public sealed class HearSurveyHandler(ISurveyStore surveys, ISettings settings, IEventRecord record, IFeedbackRemoval removal)
{
    /// <summary>Safe to run again: comments have ids of their own, and what was heard is noted only after it is in the record.</summary>
    public async Task<Outcome<HeardSurvey>> HandleAsync(HearSurvey request, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"listen.survey.{request.Id}.heard");
        var (last, comments) = (await settings.FindAsync<long>(key, cancellationToken), 0L);
        // Answers may come in while others are brought in.
        while (await surveys.AnswersAsync(request.Id, 0, last, cancellationToken) is { Count: > 0 } answers)
        {
            comments += await BringAsync(request.Id, answers, cancellationToken);
            await settings.SaveAsync(key, last = answers[^1].No, cancellationToken);
        }

        return new HeardSurvey(comments, last);
    }

    async Task<long> BringAsync(long id, IReadOnlyList<SurveyAnswer> answers, CancellationToken cancellationToken)
    {
        var rows = new List<FeedbackRow>();
        foreach (var version in answers.GroupBy(a => a.Version))
        {
            if (await surveys.FindVersionAsync(id, version.Key, cancellationToken) is { } survey)
                rows.AddRange(HeardAnswers.Of(survey, version));
        }

        if (rows.Count == 0)
            return 0;
        var source = rows[0].Source!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{source} {id} {answers[0].No} {answers[^1].No}"))));
        await using var import = await record.BeginImportAsync(new ImportSource("feedback", source, hash) { IsOneOfMany = true }, cancellationToken);
        import.Append(rows);
        var imported = (await import.CommitAsync(cancellationToken)).Imported;
        return imported - await ForgetAsync(id, answers, cancellationToken);
    }

    /// <summary>Takes comments out again whose answers somebody removed while they were brought in.</summary>
    async Task<long> ForgetAsync(long id, IReadOnlyList<SurveyAnswer> answers, CancellationToken cancellationToken)
    {
        var left = (await surveys.AnswersAsync(id, 0, answers[0].No - 1, cancellationToken)).Select(a => a.No).ToHashSet();
        var ids = new List<UInt128>();
        foreach (var gone in answers.Where(a => !left.Contains(a.No)))
            ids.AddRange(HeardAnswers.IdsOf((await surveys.FindVersionAsync(id, gone.Version, cancellationToken))!, gone));
        return ids.Count == 0 ? 0 : await removal.RemoveAsync(ids, cancellationToken);
    }
}

using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Surveys;

namespace Sinan.Storage;

sealed class SurveyStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : ISurveyStore, IBlobHolder
{
    public async Task<Survey> AddAsync(SurveyDefinition draft, string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = new SurveyRow { Draft = Write(draft), Token = token, Created = clock.GetUtcNow() };
        db.Surveys.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return SurveyOf(row, 0);
    }

    public async Task<IReadOnlyList<Survey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counts = await db.SurveyAnswers.GroupBy(row => row.SurveyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. (await db.Surveys.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken)).Select(row => SurveyOf(row, counts.GetValueOrDefault(row.Id)))];
    }

    public async Task<Survey?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CountedAsync(db, await db.Surveys.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken), cancellationToken);
    }

    public async Task<Survey?> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await CountedAsync(db, await db.Surveys.AsNoTracking().FirstOrDefaultAsync(row => row.Token == token, cancellationToken), cancellationToken);
    }

    public async Task<bool> ChangeAsync(long id, Func<Survey, Survey> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Serializable takes the write lock at once on SQLite, so two changes follow each other instead of overwriting.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Surveys.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return false;
        var changed = change(SurveyOf(row, 0));
        (row.Draft, row.IsOpen, row.Token) = (Write(changed.Draft), changed.IsOpen, changed.Token);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<int?> PublishAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Surveys.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return null;
        (row.Version, row.IsOpen) = (row.Version + 1, true);
        db.SurveyVersions.Add(new SurveyVersionRow { SurveyId = id, Version = row.Version, Definition = row.Draft, Published = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.Version;
    }

    public async Task<SurveyDefinition?> FindVersionAsync(long id, int version, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var json = await db.SurveyVersions.Where(row => row.SurveyId == id && row.Version == version).Select(row => row.Definition).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : Read<SurveyDefinition>(json);
    }

    public async Task<Submission> SubmitAsync(long id, SurveyAnswer answer, ImmutableArray<SurveyQuota> quotas, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.SurveyAnswers.AnyAsync(row => row.Sheet == answer.Sheet, cancellationToken))
            return Submission.Repeated;
        foreach (var quota in quotas)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into survey_cells (survey_id, cell, answers) values ({id}, {quota.Cell}, 1)
                on conflict (survey_id, cell) do update set answers = survey_cells.answers + 1
                """, cancellationToken);
        }

        // Counted first, so that of two answers at once the second sees the first; a full quota takes everything back.
        if (await IsOverAsync(db, id, quotas, 0, cancellationToken))
            return Submission.Full;
        db.SurveyAnswers.Add(new SurveyAnswerRow { SurveyId = id, Version = answer.Version, Sheet = answer.Sheet, Answers = Write(answer.Values), At = answer.At });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Submission.Kept;
    }

    public async Task<bool> IsFullAsync(long id, ImmutableArray<SurveyQuota> quotas, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await IsOverAsync(db, id, quotas, 1, cancellationToken);
    }

    public async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(long id, int version, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.SurveyAnswers.AsNoTracking().Where(row => row.SurveyId == id && (version == 0 || row.Version == version) && row.Id > after).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(AnswerOf)];
    }

    public async Task<SurveyAnswer?> FindAnswerAsync(long id, long no, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SurveyAnswers.AsNoTracking().FirstOrDefaultAsync(row => row.SurveyId == id && row.Id == no, cancellationToken) is { } row ? AnswerOf(row) : null;
    }

    public async Task<SurveyAnswer?> RemoveAnswerAsync(long id, long no, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.SurveyAnswers.FirstOrDefaultAsync(row => row.SurveyId == id && row.Id == no, cancellationToken) is not { } row)
            return null;
        var (answer, json) = (AnswerOf(row), await db.SurveyVersions.Where(v => v.SurveyId == id && v.Version == row.Version).Select(v => v.Definition).FirstAsync(cancellationToken));
        foreach (var quota in SurveyQuota.Of(Read<SurveyDefinition>(json), answer.Values))
            await db.Database.ExecuteSqlAsync($"update survey_cells set answers = answers - 1 where survey_id = {id} and cell = {quota.Cell}", cancellationToken);
        db.SurveyAnswers.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    public async Task<bool> HoldsAsync(string address, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SurveyAnswers.AnyAsync(row => row.Answers.Contains(address), cancellationToken);
    }

    /// <summary>Whether a quota would be passed by so many more answers.</summary>
    static async Task<bool> IsOverAsync(SinanDb db, long id, ImmutableArray<SurveyQuota> quotas, int more, CancellationToken cancellationToken)
    {
        foreach (var quota in quotas)
        {
            if (quota.Most is { } most && await db.SurveyCells.Where(row => row.SurveyId == id && row.Cell == quota.Cell).SumAsync(row => row.Answers, cancellationToken) + more > most)
                return true;
        }

        return false;
    }

    static async Task<Survey?> CountedAsync(SinanDb db, SurveyRow? row, CancellationToken cancellationToken) =>
        row is null ? null : SurveyOf(row, await db.SurveyAnswers.CountAsync(answer => answer.SurveyId == row.Id, cancellationToken));

    static Survey SurveyOf(SurveyRow row, int answers) => new(row.Id, Read<SurveyDefinition>(row.Draft), row.Version, row.IsOpen, row.Token, row.Created, answers);

    static SurveyAnswer AnswerOf(SurveyAnswerRow row) => new(row.Id, row.Version, row.Sheet, row.At, Read<ImmutableSortedDictionary<string, string>>(row.Answers));

    static string Write<T>(T value) => JsonSerializer.Serialize(value, EvidenceJson.Options);

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EvidenceJson.Options)!;
}

using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Interviews;

namespace Sinan.Storage;

sealed class InterviewStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : IInterviewStore
{
    public async Task<Interview> AddAsync(Interview interview, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = new InterviewRow
        {
            Title = interview.Title, Person = interview.Person, Day = interview.Day, Kind = interview.Kind, Created = clock.GetUtcNow(),
            Sentences = JsonSerializer.Serialize(interview.Sentences, EvidenceJson.Options),
        };
        db.Interviews.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return InterviewOf(row);
    }

    public async Task<IReadOnlyList<Interview>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Interviews.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellationToken)).Select(InterviewOf)];
    }

    public async Task<Interview?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Interviews.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? InterviewOf(row) : null;
    }

    public async Task<IReadOnlyList<InterviewCode>> CodesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.InterviewCodes.AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken)).Select(row => new InterviewCode(row.Id, row.Name, row.Meaning))];
    }

    public async Task<InterviewCode> SaveCodeAsync(string name, string meaning, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var key = name.ToLowerInvariant();
        var row = await db.InterviewCodes.FirstOrDefaultAsync(code => code.Key == key, cancellationToken);
        if (row is null)
        {
            row = new InterviewCodeRow { Name = name, Key = key, Meaning = meaning };
            db.InterviewCodes.Add(row);
        }

        row.Meaning = meaning;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InterviewCode(row.Id, row.Name, row.Meaning);
    }

    public async Task<IReadOnlyList<Quote>> QuotesAsync(long? interview, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Quotes.AsNoTracking().Where(row => interview == null || row.InterviewId == interview).OrderBy(row => row.InterviewId).ThenBy(row => row.First).ThenBy(row => row.Id)
            .Select(row => new Quote(row.Id, row.InterviewId, row.First, row.Last, row.CodeId, row.Coder, row.Need)).ToListAsync(cancellationToken);
    }

    public async Task<Quote> AddQuoteAsync(Quote quote, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = new QuoteRow { InterviewId = quote.Interview, CodeId = quote.Code, First = quote.First, Last = quote.Last, Coder = quote.Coder, Need = quote.Need };
        db.Quotes.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return quote with { Id = row.Id };
    }

    public async Task<bool> RemoveQuoteAsync(long interview, long quote, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Quotes.Where(row => row.Id == quote && row.InterviewId == interview).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    static Interview InterviewOf(InterviewRow row) =>
        new(row.Id, row.Title, row.Person, row.Day, JsonSerializer.Deserialize<ImmutableArray<string>>(row.Sentences, EvidenceJson.Options), row.Created) { Kind = row.Kind };
}

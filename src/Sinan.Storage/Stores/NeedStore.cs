using System.Collections.Immutable;
using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;

namespace Sinan.Storage;

sealed class NeedStore(IDbContextFactory<SinanDb> databases) : INeedStore
{
    public async Task<IReadOnlyList<NeedCard>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Needs.AsNoTracking().OrderByDescending(row => row.Created).ThenBy(row => row.Id).ToListAsync(cancellationToken)).Select(CardOf)];
    }

    public async Task<NeedCard?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Needs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? CardOf(row) : null;
    }

    public async Task<IReadOnlyList<NeedCard>> JoinedAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Needs.AsNoTracking().Where(row => row.JoinedTo == id).OrderBy(row => row.Created).ToListAsync(cancellationToken)).Select(CardOf)];
    }

    public async Task<IReadOnlyDictionary<string, NeedState>> StatesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Needs.Select(row => new { row.Id, row.State }).ToDictionaryAsync(row => row.Id, row => row.State, cancellationToken);
    }

    public async Task<bool> AddAsync(NeedCard card, NeedEvent happened, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Serializable takes the write lock at once on SQLite, so two changes follow each other instead of overwriting.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Needs.AnyAsync(row => row.Id == card.Id, cancellationToken))
            return false;
        db.Needs.Add(RowOf(card));
        db.NeedEvents.Add(RowOf(happened));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<Outcome<NeedCard>> ChangeAsync(string id, Func<NeedCard, Outcome<(NeedCard Card, NeedEvent? Happened)>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Needs.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", id));
        var changed = change(CardOf(row));
        if (!changed.IsOk)
            return changed.Problem;
        Take(row, changed.Value.Card);
        if (changed.Value.Happened is { } happened)
            db.NeedEvents.Add(RowOf(happened));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed.Value.Card;
    }

    public async Task SaveFoundAsync(IReadOnlyCollection<NeedCard> found, string actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var known = await db.Needs.ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var card in found)
        {
            if (!known.TryGetValue(card.Id, out var row))
            {
                db.Needs.Add(RowOf(card));
                db.NeedEvents.Add(RowOf(new NeedEvent(card.Id, card.Created, actor, "found", card.State, card.State)));
                continue;
            }

            row.Seen = card.Seen;
            if (!row.IsEdited)
                (row.Title, row.Category) = (Write(card.Title), card.Category);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlySet<string>> MeasuredAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.NeedEvents.Where(row => row.Kind == "measured").Select(row => row.Need).Distinct().ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<NeedEvent>> EventsAsync(string need, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.NeedEvents.AsNoTracking().Where(row => row.Need == need).OrderByDescending(row => row.Id)
            .Select(row => new NeedEvent(row.Need, row.At, row.Actor, row.Kind, row.From, row.To, row.Reason)).ToListAsync(cancellationToken);
    }

    static NeedCard CardOf(NeedRow row) => new()
    {
        Id = row.Id, Subject = row.Subject, Title = Read<Phrase>(row.Title), Category = row.Category, State = row.State, Origin = row.Origin, Text = row.Text,
        Inputs = Read<ImmutableSortedDictionary<string, Estimate>>(row.Inputs), JoinedTo = row.JoinedTo, IsEdited = row.IsEdited, Created = row.Created, Seen = row.Seen, Shipped = row.Shipped,
    };

    static NeedRow RowOf(NeedCard card)
    {
        var row = new NeedRow
        {
            Id = card.Id, Subject = card.Subject, Title = "", Category = card.Category, State = card.State, Origin = card.Origin, Text = "", Inputs = "", Created = card.Created,
        };
        Take(row, card);
        return row;
    }

    /// <summary>What may change of a card.</summary>
    static void Take(NeedRow row, NeedCard card)
    {
        (row.Title, row.Category, row.State, row.Text, row.Inputs) = (Write(card.Title), card.Category, card.State, card.Text, Write(card.Inputs));
        (row.JoinedTo, row.IsEdited, row.Seen, row.Shipped) = (card.JoinedTo, card.IsEdited, card.Seen, card.Shipped);
    }

    static NeedEventRow RowOf(NeedEvent happened) => new()
    {
        Need = happened.Need, At = happened.At, Actor = happened.Actor, Kind = happened.Kind, From = happened.From, To = happened.To, Reason = happened.Reason,
    };

    static string Write<T>(T value) => JsonSerializer.Serialize(value, EvidenceJson.Options);

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EvidenceJson.Options)!;
}

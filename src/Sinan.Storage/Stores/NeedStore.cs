using System.Collections.Immutable;
using System.Data;
using System.Globalization;
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

    public async Task<IReadOnlyDictionary<NeedState, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Needs.Where(row => row.JoinedTo == null).GroupBy(row => row.State).Select(g => new { State = g.Key, Needs = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Needs, cancellationToken);
    }

    public async Task<IReadOnlyList<ShippedNeed>> ShippedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var shipped = db.Needs.AsNoTracking().Where(row => (row.State == NeedState.Shipped || row.State == NeedState.Verified) && row.Shipped != null && row.JoinedTo == null);
        // Later measurements overwrite earlier ones; one from before the last shipping says nothing of it.
        var effects = new Dictionary<string, EvidenceId>(StringComparer.Ordinal);
        await foreach (var measured in shipped
            .Join(db.NeedEvents.Where(e => e.Kind == "measured"), row => row.Id, e => e.Need, (row, e) => new { e.Id, e.Need, e.Reason, e.At, row.Shipped })
            .Where(e => e.At >= e.Shipped).OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            effects[measured.Need] = EvidenceId.Parse(measured.Reason, CultureInfo.InvariantCulture);
        }

        return
        [
            .. (await shipped.OrderByDescending(row => row.Shipped).ThenBy(row => row.Id).ToListAsync(cancellationToken)).Select(row => new ShippedNeed(
                row.Id, Read<Phrase>(row.Title), row.State == NeedState.Verified, row.Created, row.Shipped!.Value, effects.TryGetValue(row.Id, out var effect) ? effect : null)),
        ];
    }

    public async Task<NeedNews> NewsAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Needs.CountAsync(row => row.Created >= since, cancellationToken);
        var steps = await db.NeedEvents.AsNoTracking().Where(e => e.At >= since && (e.Kind == "moved" || e.Kind == "measured")).OrderByDescending(e => e.Id).Take(most)
            .Join(db.Needs, e => e.Need, row => row.Id, (e, row) => new { Event = e, row.Title }).OrderByDescending(e => e.Event.Id).ToListAsync(cancellationToken);
        return new NeedNews(found, [.. steps.Select(s => new NeedStep(EventOf(s.Event), Read<Phrase>(s.Title)))]);
    }

    static NeedEvent EventOf(NeedEventRow row) => new(row.Need, row.At, row.Actor, row.Kind, row.From, row.To, row.Reason);

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

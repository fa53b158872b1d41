using System.Data;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Storage;

sealed class IdeaStore(IDbContextFactory<SinanDb> databases, TimeProvider clock) : IIdeaStore, IDisposable
{
    /// <summary>SQLite has one writer; in line here, a thousand voters at once are served in turn instead of racing for its lock.</summary>
    readonly SemaphoreSlim writer = new(1);

    public void Dispose() => writer.Dispose();

    public async Task<IReadOnlyList<Idea>> ListAsync(bool withHidden, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Ideas.AsNoTracking().Where(row => row.MergedInto == null && (withHidden || !row.IsHidden)).ToListAsync(cancellationToken);
        var tallies = await TalliesAsync(db, null, cancellationToken);
        return [.. rows.Select(row => IdeaOf(row, tallies)).OrderByDescending(i => i.Votes).ThenByDescending(i => i.Id)];
    }

    public async Task<IReadOnlyList<Idea>> MergedAsync(long root, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Ideas.AsNoTracking().Where(row => row.Root == root && row.Id != root).OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(row => IdeaOf(row, []))];
    }

    public async Task<IReadOnlyList<Idea>> OfNeedAsync(string need, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Ideas.AsNoTracking().Where(row => row.Need == need).OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(row => IdeaOf(row, []))];
    }

    public async Task<Idea?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, id, cancellationToken);
    }

    public Task<Idea> AddAsync(string title, string text, string voter, bool isHidden, CancellationToken cancellationToken) => WriteAsync(async db =>
    {
        var row = new IdeaRow { Title = title, Text = text, State = IdeaState.Open, Created = clock.GetUtcNow(), Root = 0, IsHidden = isHidden };
        db.Ideas.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        row.Root = row.Id;
        db.IdeaVotes.Add(new IdeaVoteRow { Idea = row.Id, Voter = voter, Weight = 1, At = row.Created });
        await db.SaveChangesAsync(cancellationToken);
        return IdeaOf(row, new Dictionary<long, (int, double)> { [row.Id] = (1, 1) });
    }, cancellationToken);

    public Task<bool> VoteAsync(IdeaVote vote, bool isFor, CancellationToken cancellationToken) => WriteAsync(async db =>
    {
        var roots = db.Ideas.Where(row => row.Id == vote.Idea).Select(row => row.Root);
        if (await roots.FirstOrDefaultAsync(cancellationToken) is not (> 0 and var root))
            return false;
        if (isFor)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into idea_votes (idea, voter, weight, behalf, "by", at) values ({root}, {vote.Voter}, {vote.Weight}, {vote.Behalf}, {vote.By}, {vote.At.UtcTicks})
                on conflict (idea, voter) do update set weight = excluded.weight
                """, cancellationToken);
        }
        else
        {
            await db.IdeaVotes.Where(row => row.Voter == vote.Voter && db.Ideas.Any(idea => idea.Id == row.Idea && idea.Root == root)).ExecuteDeleteAsync(cancellationToken);
        }

        return true;
    }, cancellationToken);

    public async Task<IReadOnlyList<IdeaVote>> VotesAsync(long root, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.IdeaVotes.AsNoTracking().Where(row => db.Ideas.Any(idea => idea.Id == row.Idea && idea.Root == root)).OrderBy(row => row.At)
            .Select(row => new IdeaVote(row.Idea, row.Voter, row.Weight, row.Behalf, row.By, row.At)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlySet<long>> VotedAsync(string voter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.IdeaVotes.Where(row => row.Voter == voter).Join(db.Ideas, vote => vote.Idea, idea => idea.Id, (_, idea) => idea.Root).ToListAsync(cancellationToken)).ToHashSet();
    }

    public Task<IdeaComment> CommentAsync(long idea, string text, bool isTeam, CancellationToken cancellationToken) => WriteAsync(async db =>
    {
        var row = new IdeaCommentRow { Idea = idea, Text = text, IsTeam = isTeam, At = clock.GetUtcNow() };
        db.IdeaComments.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new IdeaComment(row.Id, row.Idea, row.Text, row.IsTeam, row.At);
    }, cancellationToken);

    public async Task<IReadOnlyList<IdeaComment>> CommentsAsync(long root, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.IdeaComments.AsNoTracking().Where(row => db.Ideas.Any(idea => idea.Id == row.Idea && idea.Root == root)).OrderBy(row => row.Id)
            .Select(row => new IdeaComment(row.Id, row.Idea, row.Text, row.IsTeam, row.At)).ToListAsync(cancellationToken);
    }

    public Task<bool> ChangeAsync(long id, Func<Idea, Idea> change, IdeaChange? told, CancellationToken cancellationToken) => WriteAsync(async db =>
    {
        if (await db.Ideas.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return false;
        var changed = change(IdeaOf(row, []));
        (row.State, row.IsHidden, row.Need) = (changed.State, changed.IsHidden, changed.Need);
        if (told is not null)
            db.IdeaChanges.Add(RowOf(told));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }, cancellationToken);

    public Task<Outcome<Idea>> MergeAsync(long from, long into, string actor, CancellationToken cancellationToken) => WriteAsync<Outcome<Idea>>(async db =>
    {
        var pair = await db.Ideas.Where(row => row.Id == from || row.Id == into).ToDictionaryAsync(row => row.Id, cancellationToken);
        if (!pair.TryGetValue(from, out var moved) || !pair.TryGetValue(into, out var target))
            return NotFound(pair.ContainsKey(from) ? into : from);
        if (from == into || moved.MergedInto is not null || target.MergedInto is not null)
            return new Problem("decide.idea.merged", ProblemKind.Conflict);
        moved.MergedInto = into;
        db.IdeaChanges.Add(RowOf(new IdeaChange(0, from, clock.GetUtcNow(), "merged", moved.State, "", into, actor)));
        await db.SaveChangesAsync(cancellationToken);
        await db.Ideas.Where(row => row.Root == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.Root, into), cancellationToken);
        return (await FindAsync(db, into, cancellationToken))!;
    }, cancellationToken);

    public Task<Outcome<Idea>> PartAsync(long id, string actor, CancellationToken cancellationToken) => WriteAsync<Outcome<Idea>>(async db =>
    {
        if (await db.Ideas.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } parted)
            return NotFound(id);
        if (parted.MergedInto is not { } former)
            return new Problem("decide.idea.not_merged", ProblemKind.Conflict);
        parted.MergedInto = null;
        db.IdeaChanges.Add(RowOf(new IdeaChange(0, id, clock.GetUtcNow(), "parted", parted.State, "", former, actor)));
        var group = await db.Ideas.Where(row => row.Root == parted.Root && row.Id != id).ToListAsync(cancellationToken);
        // What had been merged into it before goes with it, step by step.
        for (var reached = new HashSet<long> { id }; reached.Count > 0;)
        {
            var next = group.Where(row => row.MergedInto is { } to && reached.Contains(to)).ToList();
            next.ForEach(row => row.Root = id);
            reached = [.. next.Select(row => row.Id)];
        }

        parted.Root = id;
        await db.SaveChangesAsync(cancellationToken);
        return (await FindAsync(db, id, cancellationToken))!;
    }, cancellationToken);

    public async Task<IReadOnlyList<IdeaChange>> ChangesAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.IdeaChanges.AsNoTracking().OrderByDescending(row => row.Id).Take(most)
            .Select(row => new IdeaChange(row.Id, row.Idea, row.At, row.Kind, row.State, row.Text, row.Other, row.Actor)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, int>> VotesByNeedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var linked = await db.Ideas.Where(row => row.Need != null).Select(row => new { row.Need, row.Root }).Distinct().ToListAsync(cancellationToken);
        var tallies = linked.Count == 0 ? [] : await TalliesAsync(db, null, cancellationToken);
        return linked.GroupBy(l => l.Need!).ToDictionary(g => g.Key, g => g.Sum(l => tallies.GetValueOrDefault(l.Root).Votes), StringComparer.Ordinal);
    }

    async Task<T> WriteAsync<T>(Func<SinanDb, Task<T>> write, CancellationToken cancellationToken)
    {
        await writer.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var result = await write(db);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    static async Task<Idea?> FindAsync(SinanDb db, long id, CancellationToken cancellationToken) =>
        await db.Ideas.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? IdeaOf(row, await TalliesAsync(db, row.Root, cancellationToken)) : null;

    /// <summary>People and weight by the idea that they count for: who voted for two ideas that are one now is one person.</summary>
    static async Task<Dictionary<long, (int Votes, double Weight)>> TalliesAsync(SinanDb db, long? root, CancellationToken cancellationToken)
    {
        var voters = db.IdeaVotes.Join(db.Ideas.Where(idea => root == null || idea.Root == root), vote => vote.Idea, idea => idea.Id, (vote, idea) => new { idea.Root, vote.Voter, vote.Weight })
            .GroupBy(v => new { v.Root, v.Voter }).Select(g => new { g.Key.Root, Weight = g.Max(v => v.Weight) });
        var tallies = await voters.GroupBy(v => v.Root).Select(g => new { g.Key, Votes = g.Count(), Weight = g.Sum(v => v.Weight) }).ToListAsync(cancellationToken);
        return tallies.ToDictionary(t => t.Key, t => (t.Votes, t.Weight));
    }

    static Problem NotFound(long id) => new("decide.idea.not_found", ProblemKind.NotFound, Fact.Count("id", id));

    static Idea IdeaOf(IdeaRow row, Dictionary<long, (int Votes, double Weight)> tallies)
    {
        var (votes, weight) = tallies.GetValueOrDefault(row.Root);
        return new Idea(row.Id, row.Title, row.Text, row.State, row.Created, row.Root, row.MergedInto, row.Need, row.IsHidden, votes, weight);
    }

    static IdeaChangeRow RowOf(IdeaChange change) => new()
    {
        Idea = change.Idea, At = change.At, Kind = change.Kind, State = change.State, Text = change.Text, Other = change.Other, Actor = change.Actor,
    };
}

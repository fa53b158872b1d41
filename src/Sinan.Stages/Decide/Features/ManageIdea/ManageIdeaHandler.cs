using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Decide.Features.AddNeed;

namespace Sinan.Stages.Decide.Features.ManageIdea;

/// <summary>What the team does with an idea. Each step is kept in the audit trail.</summary>
/// <remarks>All give the problem "decide.idea.not_found" where there is no such idea.</remarks>
public sealed class ManageIdeaHandler(IIdeaStore ideas, Voters voters, AddNeedHandler adder, IAudit audit, TimeProvider clock)
{
    const int MostCustomer = 120;

    const double LeastWeight = 0.1, MostWeight = 1_000_000;

    public async Task<Outcome<ManagedIdea>> HandleAsync(ManageIdea request, CancellationToken cancellationToken)
    {
        if (await ideas.FindAsync(request.Id, cancellationToken) is not { } idea)
            return NotFound(request.Id);
        var votes = await ideas.VotesAsync(idea.Root, cancellationToken);
        return new ManagedIdea(
            idea, [.. await ideas.MergedAsync(idea.Id, cancellationToken)], [.. votes.Where(v => v.Behalf is not null)], [.. await ideas.CommentsAsync(idea.Root, cancellationToken)],
            [.. (await ideas.ListAsync(withHidden: false, cancellationToken)).Where(i => i.Id != idea.Id)]);
    }

    /// <summary>Sets the state and tells those who voted; problem "decide.idea.text" when there is too much to say.</summary>
    public async Task<Outcome<Idea>> TellAsync(long id, IdeaState state, string text, string actor, CancellationToken cancellationToken)
    {
        var words = text.Trim();
        return words.Length > Idea.MostText
            ? new Problem("decide.idea.text", ProblemKind.Invalid, Fact.Count("most", Idea.MostText))
            : await ChangeAsync(id, idea => idea with { State = state }, new IdeaChange(0, id, clock.GetUtcNow(), "state", state, words, null, actor), actor, cancellationToken);
    }

    /// <summary>Shows an idea on the board, or keeps it back.</summary>
    public Task<Outcome<Idea>> HideAsync(long id, bool isHidden, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, idea => idea with { IsHidden = isHidden }, null, actor, cancellationToken);

    /// <returns>Problems: those of <see cref="IIdeaStore.MergeAsync"/>.</returns>
    public async Task<Outcome<Idea>> MergeAsync(long id, long into, string actor, CancellationToken cancellationToken) =>
        await RecordAsync(await ideas.MergeAsync(id, into, actor, cancellationToken), id, actor, cancellationToken);

    /// <returns>Problems: those of <see cref="IIdeaStore.PartAsync"/>.</returns>
    public async Task<Outcome<Idea>> PartAsync(long id, string actor, CancellationToken cancellationToken) =>
        await RecordAsync(await ideas.PartAsync(id, actor, cancellationToken), id, actor, cancellationToken);

    /// <summary>Votes for a customer: once a name, the last weight counts. Problem "decide.idea.customer".</summary>
    public async Task<Outcome<Idea>> VoteAsync(long id, string customer, double weight, string actor, CancellationToken cancellationToken)
    {
        var name = customer.Trim();
        if (name.Length is 0 or > MostCustomer || !(weight is >= LeastWeight and <= MostWeight))
            return new Problem("decide.idea.customer", ProblemKind.Invalid);
        return await ideas.VoteAsync(new IdeaVote(id, voters.OfCustomer(name), weight, name, actor, clock.GetUtcNow()), isFor: true, cancellationToken)
            ? await RecordAsync((await ideas.FindAsync(id, cancellationToken))!, id, actor, cancellationToken)
            : NotFound(id);
    }

    /// <summary>Says something as the team; problem "decide.idea.comment".</summary>
    public async Task<Outcome<IdeaComment>> CommentAsync(long id, string text, CancellationToken cancellationToken)
    {
        if (text.Trim() is not { Length: > 0 and <= IdeaComment.MostText } words)
            return new Problem("decide.idea.comment", ProblemKind.Invalid, Fact.Count("most", IdeaComment.MostText));
        return await ideas.FindAsync(id, cancellationToken) is null ? NotFound(id) : await ideas.CommentAsync(id, words, isTeam: true, cancellationToken);
    }

    /// <summary>Makes a need of an idea; where there is one about the same, the idea speaks for that.</summary>
    /// <returns>The idea with its need. Problems: those of entering a need.</returns>
    public async Task<Outcome<Idea>> MakeNeedAsync(long id, string actor, CancellationToken cancellationToken)
    {
        if (await ideas.FindAsync(id, cancellationToken) is not { } idea)
            return NotFound(id);
        var entry = new NeedEntry(idea.Title, NeedCategory.Feature, idea.Text, ImmutableSortedDictionary<string, Estimate>.Empty);
        var added = await adder.HandleAsync(new AddNeed.AddNeed(entry, NeedSource.Idea, actor), cancellationToken);
        if (!added.IsOk && added.Problem.Code != "decide.need.exists")
            return added.Problem;
        var need = added.IsOk ? added.Value.Id : added.Problem.Facts[0].Text;
        return await ChangeAsync(id, i => i with { Need = need }, null, actor, cancellationToken);
    }

    async Task<Outcome<Idea>> ChangeAsync(long id, Func<Idea, Idea> change, IdeaChange? told, string actor, CancellationToken cancellationToken) =>
        await ideas.ChangeAsync(id, change, told, cancellationToken) ? await RecordAsync((await ideas.FindAsync(id, cancellationToken))!, id, actor, cancellationToken) : NotFound(id);

    async Task<Outcome<Idea>> RecordAsync(Outcome<Idea> outcome, long id, string actor, CancellationToken cancellationToken)
    {
        if (outcome.IsOk)
            await audit.RecordAsync(actor, nameof(ManageIdea), id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        return outcome;
    }

    static Problem NotFound(long id) => new("decide.idea.not_found", ProblemKind.NotFound, Fact.Count("id", id));
}

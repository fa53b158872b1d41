using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Features.ListIdeas;

/// <summary>What do people wish for themselves?</summary>
public sealed record ListIdeas;

/// <param name="Board">The public board; null before it was opened first.</param>
/// <param name="Ideas">Most voted first, those kept back among them.</param>
/// <param name="Sentence">In one sentence.</param>
public sealed record IdeaList(IdeaBoard? Board, ImmutableArray<Idea> Ideas, Phrase Sentence);

public sealed class ListIdeasHandler(BoardDoor door, IIdeaStore ideas, IAudit audit)
{
    public async Task<IdeaList> HandleAsync(ListIdeas request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var all = await ideas.ListAsync(withHidden: true, cancellationToken);
        return new IdeaList(
            await door.FindAsync(cancellationToken), [.. all],
            all.Count == 0
                ? new Phrase("decide.ideas.answer.none")
                : new Phrase("decide.ideas.answer", Fact.Count("ideas", all.Count), Fact.Count("votes", all.Sum(i => i.Votes)), Fact.Of("title", all[0].Title)));
    }

    /// <summary>Opens the board to strangers, or closes it; its address stays.</summary>
    public async Task<IdeaBoard> OpenAsync(bool isOpen, string actor, CancellationToken cancellationToken)
    {
        var board = await door.SetAsync(isOpen, cancellationToken);
        await audit.RecordAsync(actor, "OpenBoard", isOpen ? "open" : "closed", cancellationToken);
        return board;
    }
}

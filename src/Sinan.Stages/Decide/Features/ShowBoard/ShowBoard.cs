using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Decide.Features.PostIdea;

namespace Sinan.Stages.Decide.Features.ShowBoard;

/// <summary>What do others wish for, and what became of it?</summary>
/// <param name="Token">Of the board.</param>
/// <param name="Voter">Who looks; null for a new visitor.</param>
/// <param name="Title">What the visitor is typing; empty for nothing.</param>
/// <param name="Since">When the visitor looked last; null for never.</param>
public sealed record ShowBoard(string Token, string? Voter, string Title, DateTimeOffset? Since);

/// <param name="Ideas">Most voted first.</param>
/// <param name="Voted">Ideas that the visitor voted for.</param>
/// <param name="Similar">Ideas that the title may repeat.</param>
/// <param name="Changes">The changelog, newest first, with the idea it is about.</param>
/// <param name="News">Of which the visitor, having voted for the idea, has not been told.</param>
/// <param name="Ticket">Comes back with the form.</param>
public sealed record BoardView(
    ImmutableArray<Idea> Ideas, IReadOnlySet<long> Voted, ImmutableArray<Idea> Similar, ImmutableArray<(IdeaChange Change, Idea Idea)> Changes, ImmutableArray<(IdeaChange Change, Idea Idea)> News, string Ticket);

public sealed class ShowBoardHandler(BoardDoor door, IIdeaStore ideas, PostIdeaHandler poster, IFormGuard guard)
{
    /// <summary>Lines of the changelog.</summary>
    const int MostChanges = 50;

    /// <returns>Problem: "decide.board.link".</returns>
    public async Task<Outcome<BoardView>> HandleAsync(ShowBoard request, CancellationToken cancellationToken)
    {
        var board = await door.AdmitAsync(request.Token, cancellationToken);
        if (!board.IsOk)
            return board.Problem;
        var all = await ideas.ListAsync(withHidden: false, cancellationToken);
        var voted = request.Voter is { } voter ? await ideas.VotedAsync(voter, cancellationToken) : new HashSet<long>();
        var known = all.ToDictionary(i => i.Id);
        ImmutableArray<(IdeaChange Change, Idea Idea)> changes =
            [.. (await ideas.ChangesAsync(MostChanges, cancellationToken)).Where(c => c.Kind == "state" && known.ContainsKey(c.Idea)).Select(c => (c, known[c.Idea]))];
        return new BoardView(
            [.. all], voted, request.Title.Length == 0 ? [] : [.. await poster.SimilarAsync(request.Title, cancellationToken)], changes,
            [.. changes.Where(c => request.Since is { } since && c.Change.At > since && voted.Contains(c.Idea.Id))], guard.Issue());
    }
}

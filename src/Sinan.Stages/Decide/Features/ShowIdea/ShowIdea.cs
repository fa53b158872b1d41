using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Decide.Features.PostIdea;

namespace Sinan.Stages.Decide.Features.ShowIdea;

/// <summary>One idea of the board, with what is said about it.</summary>
/// <param name="Token">Of the board.</param>
/// <param name="Id">Idea; one that was merged leads to what it was merged into.</param>
/// <param name="Voter">Who looks; null for a new visitor.</param>
public sealed record ShowIdea(string Token, long Id, string? Voter);

/// <param name="Idea">The idea that votes count for.</param>
/// <param name="HasVoted">Whether the visitor voted for it.</param>
/// <param name="Comments">Oldest first.</param>
/// <param name="Ticket">Comes back with the form.</param>
public sealed record IdeaView(Idea Idea, bool HasVoted, ImmutableArray<IdeaComment> Comments, string Ticket);

/// <summary>A visitor's comment.</summary>
/// <param name="Text">At most 1,000 characters.</param>
/// <param name="Trap">Content of the field that people do not see.</param>
/// <param name="Ticket">From <see cref="IFormGuard.Issue"/>.</param>
/// <param name="Address">Network address; counted, never stored.</param>
public sealed record VisitorComment(string? Text, string? Trap, string? Ticket, string Address);

public sealed class ShowIdeaHandler(BoardDoor door, IIdeaStore ideas, IFormGuard guard)
{
    /// <returns>Problems: "decide.board.link", "decide.idea.not_found".</returns>
    public async Task<Outcome<IdeaView>> HandleAsync(ShowIdea request, CancellationToken cancellationToken)
    {
        var board = await door.AdmitAsync(request.Token, cancellationToken);
        if (!board.IsOk)
            return board.Problem;
        if (await ideas.FindAsync(request.Id, cancellationToken) is not { } asked || await ideas.FindAsync(asked.Root, cancellationToken) is not { IsHidden: false } idea)
            return new Problem("decide.idea.not_found", ProblemKind.NotFound, Fact.Count("id", request.Id));
        var hasVoted = request.Voter is { } voter && (await ideas.VotedAsync(voter, cancellationToken)).Contains(idea.Id);
        return new IdeaView(idea, hasVoted, [.. await ideas.CommentsAsync(idea.Id, cancellationToken)], guard.Issue());
    }

    /// <summary>What a program seems to have written is dropped without a word.</summary>
    /// <returns>Problems: those of showing it, "decide.idea.comment", "decide.idea.often".</returns>
    public async Task<Outcome<Idea>> CommentAsync(ShowIdea request, VisitorComment comment, CancellationToken cancellationToken)
    {
        var shown = await HandleAsync(request, cancellationToken);
        if (!shown.IsOk)
            return shown.Problem;
        if (comment.Text?.Trim() is not { Length: > 0 and <= IdeaComment.MostText } text)
            return new Problem("decide.idea.comment", ProblemKind.Invalid, Fact.Count("most", IdeaComment.MostText));
        if (guard.Wait("idea " + comment.Address, PostIdeaHandler.MostFromAddress, PostIdeaHandler.Window) is var wait && wait > TimeSpan.Zero)
            return new Problem("decide.idea.often", ProblemKind.Busy, Fact.Duration("wait", Math.Ceiling(wait.TotalSeconds)));
        if (!guard.IsSpam(comment.Trap, comment.Ticket, text))
            await ideas.CommentAsync(shown.Value.Idea.Id, PersonalData.Redact(text, new long[PersonalData.Kinds.Count]), isTeam: false, cancellationToken);
        return shown.Value.Idea;
    }
}

using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Features.VoteIdea;

/// <summary>A visitor of the board votes for an idea, or takes the vote back.</summary>
/// <param name="Token">Of the board.</param>
/// <param name="Id">Idea; one that was merged stands for what it was merged into.</param>
/// <param name="Voter">Who, from <see cref="Voters"/>.</param>
/// <param name="IsFor">False takes it back.</param>
/// <param name="Address">Network address; counted, never stored.</param>
public sealed record VoteIdea(string Token, long Id, string Voter, bool IsFor, string Address);

public sealed class VoteIdeaHandler(BoardDoor door, IIdeaStore ideas, IFormGuard guard, TimeProvider clock)
{
    /// <summary>Votes from one address within ten minutes; leaves room for an office behind one address.</summary>
    public const int MostFromAddress = 120;

    /// <returns>The idea that the vote counts for. Problems: "decide.board.link", "decide.idea.not_found", "decide.idea.often".</returns>
    public async Task<Outcome<Idea>> HandleAsync(VoteIdea request, CancellationToken cancellationToken)
    {
        var board = await door.AdmitAsync(request.Token, cancellationToken);
        if (!board.IsOk)
            return board.Problem;
        if (await ideas.FindAsync(request.Id, cancellationToken) is not { IsHidden: false })
            return new Problem("decide.idea.not_found", ProblemKind.NotFound, Fact.Count("id", request.Id));
        if (guard.Wait("vote " + request.Address, MostFromAddress, TimeSpan.FromMinutes(10)) is var wait && wait > TimeSpan.Zero)
            return new Problem("decide.idea.often", ProblemKind.Busy, Fact.Duration("wait", Math.Ceiling(wait.TotalSeconds)));
        await ideas.VoteAsync(new IdeaVote(request.Id, request.Voter, 1, null, null, clock.GetUtcNow()), request.IsFor, cancellationToken);
        var voted = (await ideas.FindAsync(request.Id, cancellationToken))!;
        return voted.Root == voted.Id ? voted : (await ideas.FindAsync(voted.Root, cancellationToken))!;
    }
}

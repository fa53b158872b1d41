using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Numerics.Text;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Features.PostIdea;

/// <summary>A visitor of the board wishes for something.</summary>
/// <param name="Token">Of the board.</param>
/// <param name="Title">In one line, at most 120 characters.</param>
/// <param name="Text">In more words, at most 2,000.</param>
/// <param name="Voter">Who, from <see cref="Voters"/>; the idea begins with this voice.</param>
public sealed record PostIdea(string Token, string? Title, string? Text, string Voter)
{
    /// <summary>Posts it although similar ones are there.</summary>
    public bool IsSure { get; init; }

    /// <summary>Content of the field that people do not see.</summary>
    public string? Trap { get; init; }

    /// <summary>From <see cref="IFormGuard.Issue"/>.</summary>
    public string? Ticket { get; init; }

    /// <summary>Network address of the sender; counted, never stored.</summary>
    public string Address { get; init; } = "";
}

public sealed class PostIdeaHandler(BoardDoor door, IIdeaStore ideas, IFormGuard guard)
{
    /// <summary>Ideas and comments from one address within <see cref="Window"/>.</summary>
    public const int MostFromAddress = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    const int MostSimilar = 5;

    /// <summary>What a program seems to have filled in is kept back until the team has looked at it; nobody is told, it would teach programs.</summary>
    /// <returns>Problems: "decide.board.link", "decide.idea.title", "decide.idea.text", "decide.idea.similar" unless sure, "decide.idea.often".</returns>
    public async Task<Outcome<Idea>> HandleAsync(PostIdea request, CancellationToken cancellationToken)
    {
        var board = await door.AdmitAsync(request.Token, cancellationToken);
        if (!board.IsOk)
            return board.Problem;
        var (title, text) = (request.Title?.Trim() ?? "", request.Text?.Trim() ?? "");
        if (title.Length is 0 or > Idea.MostTitle)
            return new Problem("decide.idea.title", ProblemKind.Invalid, Fact.Count("most", Idea.MostTitle));
        if (text.Length > Idea.MostText)
            return new Problem("decide.idea.text", ProblemKind.Invalid, Fact.Count("most", Idea.MostText));
        if (!request.IsSure && (await SimilarAsync(title, cancellationToken)).Count > 0)
            return new Problem("decide.idea.similar", ProblemKind.Conflict);
        if (guard.Wait("idea " + request.Address, MostFromAddress, Window) is var wait && wait > TimeSpan.Zero)
            return new Problem("decide.idea.often", ProblemKind.Busy, Fact.Duration("wait", Math.Ceiling(wait.TotalSeconds)));
        var counts = new long[PersonalData.Kinds.Count];
        return await ideas.AddAsync(
            PersonalData.Redact(title, counts), PersonalData.Redact(text, counts), request.Voter, guard.IsSpam(request.Trap, request.Ticket, title + "\n" + text), cancellationToken);
    }

    /// <summary>Ideas on the board that a title may repeat, most similar first.</summary>
    public async Task<IReadOnlyList<Idea>> SimilarAsync(string title, CancellationToken cancellationToken)
    {
        var known = await ideas.ListAsync(withHidden: false, cancellationToken);
        return [.. SimilarTexts.Find(title, [.. known.Select(i => i.Title)], MostSimilar).Select(at => known[at])];
    }
}

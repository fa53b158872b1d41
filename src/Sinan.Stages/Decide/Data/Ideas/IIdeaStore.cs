using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Data.Ideas;

/// <summary>Ideas, votes, comments and changes, in the workspace's relational store.</summary>
public interface IIdeaStore
{
    /// <summary>Those that stand for themselves, most voted first; hidden ones only where asked for.</summary>
    Task<IReadOnlyList<Idea>> ListAsync(bool withHidden, CancellationToken cancellationToken);

    /// <summary>Ideas merged into one, directly or through others.</summary>
    Task<IReadOnlyList<Idea>> MergedAsync(long root, CancellationToken cancellationToken);

    Task<Idea?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Posts an idea with the voice of who posts it.</summary>
    Task<Idea> AddAsync(string title, string text, string voter, bool isHidden, CancellationToken cancellationToken);

    /// <summary>Votes, or takes a vote back, at the idea that this one counts for. Twice is the same as once.</summary>
    /// <returns>False when there is no such idea.</returns>
    Task<bool> VoteAsync(IdeaVote vote, bool isFor, CancellationToken cancellationToken);

    /// <summary>Votes for an idea and for what was merged into it.</summary>
    Task<IReadOnlyList<IdeaVote>> VotesAsync(long root, CancellationToken cancellationToken);

    /// <summary>Ideas that a person voted for, by the idea that they count for.</summary>
    Task<IReadOnlySet<long>> VotedAsync(string voter, CancellationToken cancellationToken);

    Task<IdeaComment> CommentAsync(long idea, string text, bool isTeam, CancellationToken cancellationToken);

    /// <summary>Oldest first, of an idea and of what was merged into it.</summary>
    Task<IReadOnlyList<IdeaComment>> CommentsAsync(long root, CancellationToken cancellationToken);

    /// <summary>Changes state, hiding or need, and keeps the change where one is given.</summary>
    /// <returns>False when there is no such idea.</returns>
    Task<bool> ChangeAsync(long id, Func<Idea, Idea> change, IdeaChange? told, CancellationToken cancellationToken);

    /// <summary>Counts an idea, with what was merged into it, for another. Votes stay where they were given, so that undoing it restores both exactly.</summary>
    /// <returns>Problems: "decide.idea.not_found", "decide.idea.merged" when either counts for another already.</returns>
    Task<Outcome<Idea>> MergeAsync(long from, long into, string actor, CancellationToken cancellationToken);

    /// <summary>Lets a merged idea stand for itself again, with what had been merged into it before.</summary>
    /// <returns>Problems: "decide.idea.not_found", "decide.idea.not_merged".</returns>
    Task<Outcome<Idea>> PartAsync(long id, string actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<IdeaChange>> ChangesAsync(int most, CancellationToken cancellationToken);

    /// <summary>Ideas that speak for a need.</summary>
    Task<IReadOnlyList<Idea>> OfNeedAsync(string need, CancellationToken cancellationToken);

    /// <summary>Votes for ideas that needs were made of, by need.</summary>
    Task<IReadOnlyDictionary<string, int>> VotesByNeedAsync(CancellationToken cancellationToken);
}

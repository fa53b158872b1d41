using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>The needs as objects: other stages point at them by id and move them along.</summary>
public interface INeedBook
{
    /// <summary>All needs, newest first; those joined to another stand under their own id.</summary>
    Task<IReadOnlyList<NeedCard>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Null when there is no such need.</summary>
    Task<NeedCard?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Moves a need along its life; to where it stands already is no move and no fault. What is done or refused leaves the ranking at once; what comes back returns with the next one.</summary>
    /// <param name="id">Which need.</param>
    /// <param name="to">Where to.</param>
    /// <param name="reason">Why, at most 400 characters; needed to refuse one.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    /// <returns>The need as it stands now. Problems: "decide.need.not_found", "decide.need.no_way", "decide.need.reason".</returns>
    Task<Outcome<NeedCard>> MoveAsync(string id, NeedState to, string reason, string actor, CancellationToken cancellationToken);

    /// <summary>What happened to it, newest first.</summary>
    Task<IReadOnlyList<NeedEvent>> HistoryAsync(string id, CancellationToken cancellationToken);
}

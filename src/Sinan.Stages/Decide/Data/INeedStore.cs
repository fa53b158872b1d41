using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Data;

/// <summary>Needs and what happened to them, in the workspace's relational store.</summary>
public interface INeedStore : INeedNumbers
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<NeedCard>> ListAsync(CancellationToken cancellationToken);

    Task<NeedCard?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Needs joined to one, oldest first.</summary>
    Task<IReadOnlyList<NeedCard>> JoinedAsync(string id, CancellationToken cancellationToken);

    /// <summary>State of every need by its id.</summary>
    Task<IReadOnlyDictionary<string, NeedState>> StatesAsync(CancellationToken cancellationToken);

    /// <summary>False when a need of that id is there already.</summary>
    Task<bool> AddAsync(NeedCard card, NeedEvent happened, CancellationToken cancellationToken);

    /// <summary>Changes a need in one transaction; the change must be free of side effects. What it tells is kept; null keeps nothing but the card.</summary>
    /// <returns>The changed card, the change's own problem, or "decide.need.not_found".</returns>
    Task<Outcome<NeedCard>> ChangeAsync(string id, Func<NeedCard, Outcome<(NeedCard Card, NeedEvent? Happened)>> change, CancellationToken cancellationToken);

    /// <summary>Takes over what a ranking found: new needs are added, known ones seen again; title and kind follow unless a person changed them.</summary>
    Task SaveFoundAsync(IReadOnlyCollection<NeedCard> found, string actor, CancellationToken cancellationToken);

    /// <summary>Ids of the needs that were measured after shipping.</summary>
    Task<IReadOnlySet<string>> MeasuredAsync(CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<NeedEvent>> EventsAsync(string need, CancellationToken cancellationToken);

    /// <summary>What happened since a moment: how many needs came in, and the newest moves and measurements.</summary>
    Task<NeedNews> NewsAsync(DateTimeOffset since, int most, CancellationToken cancellationToken);
}

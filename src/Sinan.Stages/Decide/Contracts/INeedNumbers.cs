namespace Sinan.Stages.Decide.Contracts;

/// <summary>The needs in numbers, without reading each of them.</summary>
public interface INeedNumbers
{
    /// <summary>Needs by state; a state that no need is in is left out, and so is what was joined to another need.</summary>
    Task<IReadOnlyDictionary<NeedState, int>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Needs that are with the users, newest shipping first.</summary>
    Task<IReadOnlyList<ShippedNeed>> ShippedAsync(CancellationToken cancellationToken);
}

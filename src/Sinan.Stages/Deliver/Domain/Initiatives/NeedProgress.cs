using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>How far a need is by the initiatives for it.</summary>
public static class NeedProgress
{
    /// <summary>Where a need belongs: in an initiative while one works on it, else shipped when one brought it to the users, else planned again.</summary>
    public static NeedState Of(IEnumerable<Initiative> initiatives)
    {
        var kept = initiatives.Where(i => i.Dropped is null).ToList();
        return kept.Any(i => !i.IsShipped) ? NeedState.InInitiative : kept.Count > 0 ? NeedState.Shipped : NeedState.Planned;
    }

    /// <summary>The next step of a need towards where it belongs; null when there is none to take.</summary>
    /// <remarks>What people refused, verified, or moved on themselves after the work ended stays as they left it.</remarks>
    public static NeedState? Next(NeedState from, NeedState to) => (from, to) switch
    {
        (NeedState.Rejected or NeedState.Verified, _) => null,
        (NeedState.InInitiative, NeedState.Planned) => NeedState.Planned,
        (_, NeedState.Planned) => null,
        (NeedState.Candidate, _) => NeedState.Confirmed,
        (NeedState.Confirmed, NeedState.Shipped) => NeedState.InInitiative,
        _ => from == to ? null : to,
    };
}

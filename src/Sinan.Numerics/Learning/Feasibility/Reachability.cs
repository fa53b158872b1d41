namespace Sinan.Numerics.Learning;

public enum Reachability
{
    /// <summary>The target is reached with at least the wanted confidence.</summary>
    Reachable,

    /// <summary>It is missed with at least the wanted confidence.</summary>
    NotReachable,

    /// <summary>The rows do not settle it.</summary>
    CannotTell,
}

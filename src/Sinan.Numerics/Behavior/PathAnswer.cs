using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>An event at a step.</summary>
/// <param name="Step">From 0.</param>
/// <param name="Event">Event code; <see cref="PathAnswer.Other"/> = one of those not told apart.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Paths">Paths; a user may have several.</param>
public sealed record PathNode(int Step, int Event, long Users, long Paths);

/// <summary>A move from a step to the next.</summary>
/// <param name="Step">Step of <paramref name="From"/>.</param>
/// <param name="From">Event code there.</param>
/// <param name="To">Event code at the next step; <see cref="PathAnswer.End"/> = the session has nothing more (backwards: nothing before).</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Paths">Paths.</param>
public sealed record PathEdge(int Step, int From, int To, long Users, long Paths);

/// <summary>A branch of the tree of paths: the first steps that paths have in common.</summary>
/// <param name="Events">Event codes in the order of the steps.</param>
/// <param name="Users">Distinct users with a path that begins so.</param>
/// <param name="Paths">Paths that begin so.</param>
public sealed record PathBranch(ImmutableArray<int> Events, long Users, long Paths);

/// <summary>The ways that users take.</summary>
/// <param name="EnteredUsers">Users with a path's first step, whether the path counts or not.</param>
/// <param name="Users">Users with a path that counts: the base of all shares.</param>
/// <param name="Paths">Paths that count.</param>
/// <param name="Nodes">By step, then most users first.</param>
/// <param name="Edges">By step, then most users first.</param>
/// <param name="Branches">Most users first; a branch stands behind those that it grows from.</param>
public sealed record PathAnswer(long EnteredUsers, long Users, long Paths, ImmutableArray<PathNode> Nodes, ImmutableArray<PathEdge> Edges, ImmutableArray<PathBranch> Branches)
{
    /// <summary>The event code of all events that are not told apart.</summary>
    public const int Other = -1;

    /// <summary>The event code behind a path that ends before its last possible step.</summary>
    public const int End = -2;
}

using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>The segments that people saved by rule.</summary>
public interface ISavedSegments
{
    /// <summary>Every saved segment with its members on the data of an index, by name; those whose rule no longer fits the data are left out.</summary>
    Task<IReadOnlyList<SavedMembers>> MembersAsync(BehaviorIndex index, CancellationToken cancellationToken);
}

/// <param name="Name">As it was called.</param>
/// <param name="OfUser">One byte a user number, 1 = member.</param>
public sealed record SavedMembers(Phrase Name, byte[] OfUser);

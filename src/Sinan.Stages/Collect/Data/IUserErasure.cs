using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data;

/// <summary>Takes a user out of the record.</summary>
public interface IUserErasure
{
    /// <summary>Removes the user's events, feedback and attributes in one transaction. Importing an old file again does not bring them back.</summary>
    /// <param name="user">Keyed hash of the user's id (<see cref="IWorkspace.UserKey"/>).</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="ProblemException">"record.user_unknown".</exception>
    Task<ErasureReceipt> EraseAsync(UInt128 user, CancellationToken cancellationToken);
}

/// <summary>Proof of an erasure; says nothing about who it was.</summary>
/// <param name="Receipt">Name of the receipt, also in the record's table <c>erasures</c>.</param>
/// <param name="At">When.</param>
/// <param name="Events">Events removed.</param>
/// <param name="Feedback">Pieces of feedback removed.</param>
/// <param name="Attributes">Attributes removed.</param>
/// <param name="Data">Data version after it.</param>
public sealed record ErasureReceipt(string Receipt, DateTimeOffset At, long Events, long Feedback, long Attributes, DataVersion Data);

namespace Sinan.Kernel;

/// <summary>Takes single pieces of feedback out of the record.</summary>
public interface IFeedbackRemoval
{
    /// <summary>Removes pieces for good, with what was found in them and what came with them.</summary>
    /// <param name="ids">Ids of <see cref="FeedbackRow"/>; unknown ones are passed over.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>Pieces removed.</returns>
    Task<long> RemoveAsync(IReadOnlyCollection<UInt128> ids, CancellationToken cancellationToken);
}

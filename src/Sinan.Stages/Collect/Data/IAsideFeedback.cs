using System.Collections.Immutable;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Data;

/// <summary>Feedback that is kept aside and counts nowhere until a person restores it.</summary>
public interface IAsideFeedback
{
    /// <summary>Newest first.</summary>
    Task<ImmutableArray<AsideComment>> ListAsync(int most, CancellationToken cancellationToken);

    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Moves a piece to all other feedback; false when there is none of this id.</summary>
    Task<bool> RestoreAsync(string id, CancellationToken cancellationToken);

    /// <summary>Throws a piece away; false when there is none of this id.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Features.ReviewAside;

/// <summary>Decides about a comment that was kept aside.</summary>
/// <param name="Id">Of the comment.</param>
/// <param name="Restores">It counts from now on; otherwise it is thrown away.</param>
/// <param name="Actor">Who decides.</param>
public sealed record ReviewAside(string Id, bool Restores, string Actor);

/// <param name="Total">Comments kept aside.</param>
/// <param name="Comments">The newest of them.</param>
public sealed record AsideView(long Total, ImmutableArray<AsideComment> Comments);

/// <param name="Id">Of the comment.</param>
/// <param name="Restored">Whether it counts now.</param>
public sealed record ReviewedComment(string Id, bool Restored);

public sealed class ReviewAsideHandler(IAsideFeedback aside, IAudit audit)
{
    public const int MostShown = 200;

    public async Task<AsideView> ListAsync(CancellationToken cancellationToken) =>
        new(await aside.CountAsync(cancellationToken), await aside.ListAsync(MostShown, cancellationToken));

    /// <returns>What was done. Problem: "collect.no_aside".</returns>
    public async Task<Outcome<ReviewedComment>> HandleAsync(ReviewAside request, CancellationToken cancellationToken)
    {
        var done = request.Restores ? await aside.RestoreAsync(request.Id, cancellationToken) : await aside.RemoveAsync(request.Id, cancellationToken);
        if (!done)
            return new Problem("collect.no_aside", ProblemKind.NotFound);
        await audit.RecordAsync(request.Actor, request.Restores ? "RestoreComment" : "RemoveComment", request.Id, cancellationToken);
        return new ReviewedComment(request.Id, request.Restores);
    }
}

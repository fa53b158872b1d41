using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.MoveNeed;

/// <summary>A person takes a need a step along its life, or out of it.</summary>
/// <param name="Id">Which need.</param>
/// <param name="To">Where to.</param>
/// <param name="Reason">Why; needed to refuse it.</param>
/// <param name="Actor">Who says so.</param>
public sealed record MoveNeed(string Id, NeedState To, string Reason, string Actor);

public sealed class MoveNeedHandler(INeedBook book)
{
    /// <returns>Problems: those of <see cref="INeedBook.MoveAsync"/>.</returns>
    public Task<Outcome<NeedCard>> HandleAsync(MoveNeed request, CancellationToken cancellationToken) => book.MoveAsync(request.Id, request.To, request.Reason, request.Actor, cancellationToken);
}

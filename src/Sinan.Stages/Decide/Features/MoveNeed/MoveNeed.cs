using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide.Features.MoveNeed;

/// <summary>A person takes a need a step along its life, or out of it.</summary>
/// <param name="Id">Which need.</param>
/// <param name="To">Where to.</param>
/// <param name="Reason">Why; needed to refuse it.</param>
/// <param name="Actor">Who says so.</param>
public sealed record MoveNeed(string Id, NeedState To, string Reason, string Actor);

public sealed class MoveNeedHandler(INeedBook book, NeedPlacing placing)
{
    /// <summary>What is done or refused leaves the ranking at once; what comes back returns with the next one.</summary>
    /// <returns>Problems: those of <see cref="INeedBook.MoveAsync"/>.</returns>
    public async Task<Outcome<NeedCard>> HandleAsync(MoveNeed request, CancellationToken cancellationToken)
    {
        var moved = await book.MoveAsync(request.Id, request.To, request.Reason, request.Actor, cancellationToken);
        if (moved is { IsOk: true, Value.IsOpen: false })
            await placing.AgainAsync(report => report with { Needs = [.. report.Needs.Where(n => n.Id != request.Id)] }, cancellationToken);
        return moved;
    }
}

using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.SaveIssue;

/// <summary>Keeps a new issue of an initiative (number 0), or changes one.</summary>
public sealed record SaveIssue(long Id, Issue Entered, string Actor);

public sealed class SaveIssueHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="IssueLog.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveIssue request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => IssueLog.Save(i, request.Entered), cancellationToken);
}

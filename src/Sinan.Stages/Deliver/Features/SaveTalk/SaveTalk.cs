using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.SaveTalk;

/// <summary>Keeps the record of a meeting with its decisions (number 0 = a new one).</summary>
public sealed record SaveTalk(long Id, Talk Entered, string Actor);

public sealed class SaveTalkHandler(IInitiativeStore initiatives, IEvidenceStore evidence)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.decision.evidence" (no such evidence) and those of <see cref="TalkBook.Save"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(SaveTalk request, CancellationToken cancellationToken)
    {
        foreach (var id in request.Entered.Decisions.SelectMany(d => d.Evidence).Distinct())
        {
            if (!EvidenceId.TryParse(id, null, out var address) || await evidence.FindAsync(address, cancellationToken) is null)
                return new Problem("deliver.decision.evidence", ProblemKind.Invalid, Fact.Of("id", id));
        }

        return await initiatives.ChangeAsync(request.Id, request.Actor, i => TalkBook.Save(i, request.Entered), cancellationToken);
    }
}

using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;

namespace Sinan.Stages.Deliver.Features.ShowConflicts;

public sealed class ShowConflictsHandler(IInitiativeStore initiatives, WorkFactsReader reader, ConflictReader conflicts, IEvidenceStore evidence)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.conflicts.release".</returns>
    public async Task<Outcome<ConflictReport>> HandleAsync(ShowConflicts request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var releases = ConflictReader.ReleasesOf(initiative);
        var release = string.IsNullOrEmpty(request.Release) ? releases.FirstOrDefault() : releases.FirstOrDefault(r => r.Version == request.Release);
        if (release is null && !string.IsNullOrEmpty(request.Release))
            return new Problem("deliver.conflicts.release", ProblemKind.NotFound, Fact.Of("version", request.Release));
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        var (found, untold) = await conflicts.ReadAsync(initiative, release, proofs, cancellationToken);
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return new ConflictReport(
            ConflictWords.Answer(initiative.Goal, found), initiative.Id, initiative.Title, release?.Version, [.. releases.Select(r => r.Version).Distinct()], found.Moves, found.Pairs, untold);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Deliver.Features.ShowPrototype;

public sealed class ShowPrototypeHandler(IInitiativeStore initiatives, WorkFactsReader reader, IDesignSurveys surveys, IEvidenceStore evidence)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.prototype.unknown_version".</returns>
    public async Task<Outcome<PrototypeReport>> HandleAsync(ShowPrototype request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var now = initiative.Prototype;
        var shown = request.Version is { } number ? now.Versions.FirstOrDefault(v => v.Number == number)?.Content : now with { Versions = [] };
        if (shown is null)
            return new Problem("deliver.prototype.unknown_version", ProblemKind.NotFound, Fact.Count("version", request.Version!.Value));
        var coverage = StateCoverage.Of(shown);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        var sentence = Sentence(initiative.Id, shown, coverage, proofs);
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        var about = await surveys.ListAsync(DeliverDesk.Href(initiative.Id, "/prototype"), cancellationToken);
        return new PrototypeReport(sentence, initiative.Id, initiative.Title, request.Version, shown, coverage, [.. now.Versions.Reverse()])
        {
            Surveys = [.. about.Where(s => request.Version is not { } version || s.DesignVersion == version.ToString(CultureInfo.InvariantCulture))],
        };
    }

    static Phrase Sentence(long id, Prototype prototype, ImmutableArray<StateCoverage> coverage, WorkProofs proofs)
    {
        if (prototype.IsEmpty)
            return new Phrase("deliver.prototype.answer.none");
        var screens = Fact.Count("screens", prototype.Screens.Length);
        var turns = Fact.Count("turns", prototype.Turns.Length);
        if (coverage[0].Places == 0)
            return new Phrase("deliver.prototype.answer.no_ai", screens, turns);
        var covered = coverage.Where(c => c.IsCovered).Select(c => StepWork.Code(c.State)).ToImmutableArray();
        var proved = proofs.Prove(
            "ShowPrototype", new { id, Screens = prototype.Screens.Length, Turns = prototype.Turns.Length, Covered = covered }, new Phrase("deliver.evidence.prototype_states", Fact.Count("states", coverage.Length)),
            "method.state_coverage", Fact.Count("covered", covered.Length));
        return new Phrase("deliver.prototype.answer", screens, turns, proved, Fact.Count("states", coverage.Length));
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

public sealed class ShowInitiativeHandler(IInitiativeStore initiatives, WorkFactsReader reader, INeedBook book, ConflictReader conflicts, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<InitiativeReport>> HandleAsync(ShowInitiative request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var facts = await reader.ReadAsync(cancellationToken);
        var stages = Lifecycle.Stages.Select(stage => StageOf(initiative, stage, facts)).ToImmutableArray();
        var need = initiative.NeedId.Length > 0 ? await book.FindAsync(initiative.NeedId, cancellationToken) : null;
        var sides = Sides.Of(initiative, need, facts).Select(s => new SideReport(s.Code, s.Finding.State, s.Finding.Says)).ToImmutableArray();
        var (pairs, _) = await conflicts.ReadAsync(initiative, null, facts.Proofs, cancellationToken, asksSeries: false);
        await evidence.SaveAsync(facts.Proofs.Made, cancellationToken);
        return new InitiativeReport(
            Sentence(initiative, stages[(int)initiative.Stage]), initiative, need, stages, sides, await initiatives.HistoryAsync(request.Id, InitiativeReport.MostLines, cancellationToken),
            pairs.Found.FirstOrDefault() is { } clearest ? ConflictWords.Says(clearest) : null);
    }

    static StageReport StageOf(Initiative initiative, WorkStage stage, WorkFacts facts)
    {
        var pass = initiative.Gates.FirstOrDefault(g => g.Stage == stage);
        var steps = Lifecycle.Of(stage).Select(step => StepOf(initiative, step, facts)).ToImmutableArray();
        return new StageReport(
            stage, pass is { IsOverride: true } ? "overridden" : pass is not null ? "passed" : stage == initiative.Stage ? "current" : "ahead",
            steps.Sum(s => s.Checks.Count(c => c.Check.IsGate)), steps.Sum(s => s.Open), pass, steps);
    }

    static StepReport StepOf(Initiative initiative, SubStep step, WorkFacts facts)
    {
        var progress = initiative.ProgressOf(step.Code);
        var checks = Gatekeeper.Review(initiative, step, facts);
        var proposals = checks.Where(c => c.Answer is null).Select(c => (c.Check.Code, Proposal: Proposals.For(c.Check.Code, initiative, facts))).Where(p => p.Proposal is not null);
        return new StepReport(step.Code, progress, progress.IsOverdue(facts.Today), checks, proposals.ToImmutableSortedDictionary(p => p.Code, p => p.Proposal!));
    }

    static Phrase Sentence(Initiative initiative, StageReport current)
    {
        if (initiative.Dropped is { } dropped)
            return new Phrase("deliver.initiative.answer.dropped", Fact.Date("at", dropped.At), Fact.Of("reason", dropped.Reason));
        if (initiative.IsComplete)
            return new Phrase("deliver.initiative.answer.complete", Fact.Count("overrides", initiative.Gates.Count(g => g.IsOverride)));
        var stage = Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(initiative.Stage)));
        return current.Open == 0
            ? new Phrase("deliver.initiative.answer.ready", stage, Fact.Count("checks", current.Checks))
            : new Phrase("deliver.initiative.answer.open", stage, Fact.Count("open", current.Open), Fact.Count("checks", current.Checks));
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;

namespace Sinan.Stages.Deliver.Features.ShowTalks;

public sealed class ShowTalksHandler(IInitiativeStore initiatives, WorkFactsReader reader)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<TalksReport>> HandleAsync(ShowTalks request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        ImmutableArray<DecisionLine> decisions =
        [
            .. from talk in initiative.Talks
               from decision in talk.Decisions
               let line = new DecisionLine(talk.Number, talk.Day, decision, decision.IsLate(reader.Today))
               orderby line.IsLate descending, decision.IsDone, decision.Due
               select line,
        ];
        var sentence = initiative.Talks.IsEmpty
            ? new Phrase("deliver.talks.answer.none")
            : new Phrase(
                "deliver.talks.answer", Fact.Count("talks", initiative.Talks.Length), Fact.Count("without", initiative.Talks.Count(t => !t.HasResult)), Fact.Count("decisions", decisions.Length),
                Fact.Count("proven", decisions.Count(d => d.Decision.Evidence.Length > 0)), Fact.Count("late", decisions.Count(d => d.IsLate)));
        return new TalksReport(sentence, initiative.Id, initiative.Title, [.. initiative.Talks.OrderByDescending(t => t.Day).ThenByDescending(t => t.Number)], decisions);
    }
}

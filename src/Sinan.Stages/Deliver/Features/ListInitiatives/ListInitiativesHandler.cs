using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ListInitiatives;

public sealed class ListInitiativesHandler(IInitiativeStore initiatives, WorkFactsReader reader)
{
    public async Task<InitiativeBoard> HandleAsync(ListInitiatives request, CancellationToken cancellationToken)
    {
        var all = await initiatives.ListAsync(cancellationToken);
        var facts = await reader.ReadAsync(cancellationToken);
        var lines = all.Where(request.Takes).Select(i => InitiativeLine.Of(i, facts)).ToImmutableArray();
        return new InitiativeBoard(
            Sentence(lines), [.. Lifecycle.Stages.Select(stage => lines.Count(l => l.Stage == stage && l.IsOpen))], lines.Count(l => l.IsComplete), lines,
            DeliverDesk.Named(all.Select(i => i.Owner)), DeliverDesk.Named(all.Select(i => i.Theme)));
    }

    static Phrase Sentence(ImmutableArray<InitiativeLine> lines)
    {
        var (late, overrides) = (lines.Count(l => l.LateSteps > 0), lines.Sum(l => l.Overrides));
        return new Phrase(
            "deliver.board.answer", Fact.Count("open", lines.Count(l => l.IsOpen)), Fact.Count("ready", lines.Count(l => l is { IsOpen: true, OpenChecks: 0 })), Fact.Count("late", late),
            Fact.Count("overrides", overrides));
    }
}

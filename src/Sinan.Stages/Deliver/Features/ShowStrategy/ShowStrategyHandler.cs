using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.ShowStrategy;

public sealed class ShowStrategyHandler(StrategyDesk desk, IInitiativeStore initiatives, WorkFactsReader reader)
{
    public async Task<StrategyReport> HandleAsync(ShowStrategy request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (book, all) = (await desk.ReadAsync(cancellationToken), await initiatives.ListAsync(cancellationToken));
        var named = DeliverDesk.Named(all.Select(i => i.Theme).Concat(book.Opportunities.Select(o => o.Theme))).Where(name => book.Themes.All(t => t.Name != name)).Select(name => new Theme(name));
        ImmutableArray<ThemeLine> themes =
        [
            .. book.Themes.Concat(named).Select(theme => new ThemeLine(
                theme, all.Count(i => i.Theme == theme.Name && i.IsOpen), all.Count(i => i.Theme == theme.Name && i.IsComplete), book.Opportunities.Count(o => o.Theme == theme.Name && IsAlive(o)))),
        ];
        var alive = book.Opportunities.Where(IsAlive).ToList();
        var sentence = new Phrase(
            "deliver.strategy.answer", Fact.Count("themes", themes.Length), Fact.Count("unserved", themes.Count(t => t.Open == 0)), Fact.Count("alive", alive.Count),
            Fact.Count("fields", alive.Select(o => o.Field).Distinct().Count()), Fact.Count("started", book.Opportunities.Count(o => o.State == OpportunityState.Started)));
        return new StrategyReport(
            sentence, themes, [.. book.Opportunities.OrderBy(Order).ThenBy(o => o.Due ?? DateOnly.MaxValue).ThenBy(o => o.Number)],
            [.. book.Opportunities.Where(o => o.IsOverdue(reader.Today)).Select(o => o.Number)]);
    }

    static bool IsAlive(Opportunity opportunity) => opportunity.State is OpportunityState.Noticed or OpportunityState.Exploring;

    static int Order(Opportunity opportunity) => opportunity.State switch { OpportunityState.Exploring => 0, OpportunityState.Noticed => 1, OpportunityState.Started => 2, _ => 3 };
}

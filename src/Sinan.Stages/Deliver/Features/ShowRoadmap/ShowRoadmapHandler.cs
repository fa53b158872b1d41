using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;

namespace Sinan.Stages.Deliver.Features.ShowRoadmap;

public sealed class ShowRoadmapHandler(IInitiativeStore initiatives)
{
    public async Task<Roadmap> HandleAsync(ShowRoadmap request, CancellationToken cancellationToken)
    {
        var all = await initiatives.ListAsync(cancellationToken);
        var asked = all.Where(i => i.IsOpen && Fits(request.Theme, i.Theme) && Fits(request.Owner, i.Owner)).ToList();
        var lines = asked.Select(RoadmapLine.Of).Where(l => l.P80 is not null || l.Release is not null)
            .OrderBy(l => l.Theme.Length == 0).ThenBy(l => l.Theme, StringComparer.Ordinal).ThenBy(l => l.P50 ?? l.Release).ThenBy(l => l.Id).ToImmutableArray();
        var days = lines.SelectMany(l => new[] { l.Start, l.P50, l.P80, l.Release }).OfType<DateOnly>().ToList();
        return new Roadmap(
            new Phrase("deliver.roadmap.answer", Fact.Count("dated", lines.Length), Fact.Count("danger", lines.Count(l => l.IsInDanger)), Fact.Count("undated", asked.Count - lines.Length)),
            days.Count > 0 ? days.Min() : null, days.Count > 0 ? days.Max() : null, lines, asked.Count - lines.Length, DeliverDesk.Named(all.Select(i => i.Owner)), DeliverDesk.Named(all.Select(i => i.Theme)));
    }

    static bool Fits(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;
}

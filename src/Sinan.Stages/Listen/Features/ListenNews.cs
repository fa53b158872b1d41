using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Stages.Listen.Features;

/// <summary>What this stage tells the home.</summary>
public sealed class ListenNews(AlertStore alerts, ILabelStore labels, IThemes themes)
{
    /// <summary>Names that stand in a sentence; of more the number is told.</summary>
    const int MostNamed = 3;

    /// <summary>Alerts that nobody has looked at, and labels that people do not agree on.</summary>
    public async Task<IReadOnlyList<OpenDecision>> DecisionsAsync(CancellationToken cancellationToken)
    {
        var open = (await alerts.ListAsync(cancellationToken)).Where(a => a.State == AlertState.Raised).Select(a => new OpenDecision(
            DecisionUrgency.Alarm, new Phrase("listen.decision.alert", Fact.Of("series", a.Series.Words), Fact.Decimal("observed", a.Observed).From(a.Evidence), UsualCount.Of("expected", a)), "/listen/alert/" + a.Id,
            new Phrase("listen.owes.alerts"), FoundAt(a))).ToList();
        var disputes = await labels.DisputesAsync(cancellationToken);
        if (disputes.Count == 0)
            return open;
        var sets = (await labels.SetsAsync(cancellationToken)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        open.AddRange(disputes.Where(d => sets.ContainsKey(d.Key)).Select(d => new OpenDecision(
            DecisionUrgency.Waiting, new Phrase("listen.decision.disputes", Fact.Count("disputes", d.Value), Fact.Of("set", sets[d.Key].Title)), $"/listen/labels/{d.Key}/quality", new Phrase("listen.owes.labels"))));
        return open;
    }

    /// <summary>Alerts raised; themes that began, parted, took others in or ended.</summary>
    public async Task<IReadOnlyList<RecentChange>> ChangesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changes = new List<RecentChange>();
        var raised = (await alerts.ListAsync(cancellationToken)).Where(a => FoundAt(a) >= since).ToList();
        if (raised.Count > 0)
            changes.Add(new RecentChange(raised.Max(FoundAt), new Phrase("listen.change.alerts", Fact.Count("alerts", raised.Count)), "/listen/alerts"));
        if (await themes.LatestAsync(cancellationToken) is not { } report)
            return changes;
        var begun = report.Themes.Where(t => t.History.Any(e => e.Change == ThemeChange.Begun && e.At >= since)).ToList();
        if (begun.Count > 0)
            changes.Add(new RecentChange(report.At, Named("listen.change.begun", begun.Count, begun.Select(t => t.Name)), "/listen"));
        changes.AddRange(
            from theme in report.Themes
            from happened in theme.History
            where happened.At >= since && happened is { Change: ThemeChange.SplitFrom or ThemeChange.TookIn, OtherName: not null }
            select new RecentChange(
                happened.At,
                new Phrase(
                    happened.Change == ThemeChange.SplitFrom ? "listen.change.split" : "listen.change.took_in", Fact.Of("name", theme.Name), Fact.Of("other", happened.OtherName!),
                    Fact.Share("share", theme.Share.Value) with { Interval = theme.Share.Interval, Evidence = theme.Share.Evidence }), "/listen/theme/" + theme.Id));
        var ended = report.Ended.Where(t => t.At >= since).ToList();
        if (ended.Count > 0)
            changes.Add(new RecentChange(ended.Max(t => t.At), Named("listen.change.ended", ended.Count, ended.Select(t => t.Name)), "/listen"));
        return changes;
    }

    static Phrase Named(string key, int count, IEnumerable<string> names) => new(key, Fact.Count("themes", count), Fact.Of("names", string.Join(" · ", names.Take(MostNamed))));

    /// <summary>Alerts of older checks carry no time of finding.</summary>
    static DateTimeOffset FoundAt(FeedbackAlert alert) => alert.FoundAt == default ? alert.Time : alert.FoundAt;
}

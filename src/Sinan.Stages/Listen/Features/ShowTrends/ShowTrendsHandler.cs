using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Numerics.Series.Alerts;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Stages.Listen.Features.ShowTrends;

public sealed class ShowTrendsHandler(
    IFeedbackSearch search, IThemes themes, ISnapshots snapshots, ISeriesLibrary library, FacetShelf shelf, IDataVersions versions, IEvidenceStore evidence, IWorkspace workspace, TimeProvider clock)
{
    const double ForecastLevel = 0.9;

    /// <returns>Problems: "listen.no_feedback", "listen.alerts.interval", "listen.no_theme", "listen.alerts.unknown_series".</returns>
    public async Task<Outcome<FeedbackTrend>> HandleAsync(ShowTrends request, CancellationToken cancellationToken)
    {
        if (request.Interval is not ("hour" or "day" or "week"))
            return new Problem("listen.alerts.interval", ProblemKind.Invalid);
        var (reading, outside, facets) = (await themes.LatestAsync(cancellationToken), await library.ListAsync(cancellationToken), await shelf.ChoicesAsync(cancellationToken));
        var aspects = await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken);
        var frame = new FeedbackTrend
        {
            Sentence = new Phrase("listen.trends.answer_none"), Series = new(SeriesName.Volume), Interval = request.Interval, Unit = FactKind.Count, Points = [], Bursts = [],
            Sources = [.. (facets.FirstOrDefault(f => f.Facet == FeedbackFacet.Source)?.Values ?? []).Select(v => v.Value!).Order(StringComparer.Ordinal)],
            Themes = [.. (reading?.Themes ?? []).Select(t => new SeriesName(SeriesName.OfTheme, t.Name, t.Id))],
            Aspects = [.. (aspects?.Value.Aspects ?? []).Select(a => new SeriesName(SeriesName.OfAspect, a.Name) { Aspect = a.Id })],
            Facets = facets,
            External = [.. outside.Select(s => s.Name)],
        };
        if (request.Series.StartsWith(ShowTrends.ExternalPrefix, StringComparison.Ordinal))
            return await OutsideAsync(request, frame, cancellationToken);
        var slices = Dated(await search.CountAsync(new FeedbackFilter(), cancellationToken));
        if (slices.Length == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        SeriesName? name = request.Series is SeriesName.Volume or SeriesName.Negativity ? new(request.Series) : frame.Themes.Concat(frame.Aspects).FirstOrDefault(t => (t.Theme ?? t.Aspect) == request.Series);
        if (name is null)
            return new Problem("listen.no_theme", ProblemKind.NotFound, Fact.Of("theme", request.Series));

        var periods = new FeedbackPeriods(request.Interval, workspace.Zone, slices[0].Start!.Value, slices[^1].Start!.Value);
        var filter = new FeedbackFilter { Source = request.Source, Version = request.Version, Device = request.Device, Segment = request.Segment };
        var of = filter == new FeedbackFilter() ? slices : Dated(await search.CountAsync(filter, cancellationToken));
        var all = Count(periods, of, of, s => s.Pieces);
        var own = name.Kind switch
        {
            SeriesName.Volume => all,
            SeriesName.Negativity => Count(periods, of, of, s => s.Negative),
            _ => Count(periods, of, Dated(await search.CountAsync(name.Narrow(filter), cancellationToken)), s => s.Pieces),
        };
        var line = TrendLine.Of(own, all, periods, name);
        var data = await versions.CurrentAsync(cancellationToken);
        var book = new EvidenceBook(data, 0, clock.GetUtcNow(), nameof(ShowTrends));
        var bursts = line.Bursts.Select(b => Burst(request, name, line, periods, b, book)).OrderByDescending(b => b.Weight).ToImmutableArray();
        await evidence.SaveAsync(book.Entries, cancellationToken);
        var inBurst = line.Bursts.SelectMany(b => Enumerable.Range(b.Start, b.End - b.Start + 1)).ToHashSet();
        return frame with
        {
            Series = name,
            Unit = name.Kind == SeriesName.Negativity ? FactKind.Share : FactKind.Count,
            Parts = request.By is { } by ? await Parts().OfAsync(name, by, await shelf.NamesAsync(cancellationToken), cancellationToken) : [],
            Bursts = bursts,
            Points = [.. Enumerable.Range(0, periods.Count).TakeLast(ShowTrends.MostShown).Select(t =>
                new TrendPoint(periods.Start(t), line.Value(t), line.Interval(t) is { } bounds ? new Interval(bounds.Low, bounds.High) : null, inBurst.Contains(t), false))],
            Sentence = Sentence(name, line, periods, bursts),
        };

        TrendParts Parts() => new(search, filter, (slices, count) => Count(periods, of, Dated(slices), count));
    }

    static FeedbackSlice[] Dated(IEnumerable<FeedbackSlice> slices) => [.. slices.Where(s => s.Start is not null)];

    /// <summary>Counts by period; NaN before the first and after the last of all comments.</summary>
    static double[] Count(FeedbackPeriods periods, FeedbackSlice[] all, FeedbackSlice[] slices, Func<FeedbackSlice, long> count)
    {
        var counts = new double[periods.Count];
        counts.AsSpan().Fill(double.NaN);
        if (all.Length == 0)
            return counts;
        var (first, last) = (periods.Of(all[0].Start!.Value) ?? 0, periods.Of(all[^1].Start!.Value) ?? -1);
        if (last >= first)
            counts.AsSpan(first, last - first + 1).Clear();
        foreach (var slice in slices)
        {
            if (periods.Of(slice.Start!.Value) is { } at)
                counts[at] += count(slice);
        }

        return counts;
    }

    static Phrase Sentence(SeriesName name, TrendLine line, FeedbackPeriods periods, ImmutableArray<TrendBurst> bursts)
    {
        Fact[] facts =
        [
            Fact.Of("series", name.Words), Fact.Count("comments", line.Parts.Sum(p => double.IsNaN(p) ? 0 : p)), Fact.Date("from", periods.Start(0)), Fact.Date("to", periods.Start(periods.Count - 1)),
        ];
        return bursts.IsEmpty
            ? new Phrase("listen.trends.answer_calm", [.. facts])
            : new Phrase("listen.trends.answer", [
                .. facts, Fact.Count("bursts", bursts.Length), Fact.Date("start", bursts[0].Start), Fact.Date("end", bursts[0].End),
                Fact.Ratio("ratio", bursts[0].Figure.Value) with { Interval = bursts[0].Figure.Interval, Evidence = bursts[0].Figure.Evidence }]);
    }

    static TrendBurst Burst(ShowTrends request, SeriesName name, TrendLine line, FeedbackPeriods periods, Burst burst, EvidenceBook book)
    {
        var (observed, expected) = (0.0, 0.0);
        for (var t = burst.Start; t <= burst.End; t++)
            (observed, expected) = (observed + (double.IsNaN(line.Parts[t]) ? 0 : line.Parts[t]), expected + line.Expected[t]);
        var (bounds, start, end) = (PoissonRates.Interval((long)observed), periods.Start(burst.Start), periods.Start(burst.End));
        var figure = book.Add(
            "trend_burst", new { request.Series, request.Interval, request.Source, request.Version, request.Device, request.Segment, start }, "method.kleinberg", FactKind.Ratio, observed / expected, new Interval(bounds.Low / expected, bounds.High / expected), null, null, [],
            Fact.Of("series", name.Words), Fact.Date("start", start), Fact.Date("end", end), Fact.Count("observed", observed), UsualCount.Of("expected", expected, request.Interval, start, end), Fact.Decimal("weight", burst.Weight));
        return new TrendBurst(start, end, observed, expected, burst.Weight, figure);
    }

    /// <summary>A series from outside and how it goes on.</summary>
    async Task<Outcome<FeedbackTrend>> OutsideAsync(ShowTrends request, FeedbackTrend frame, CancellationToken cancellationToken)
    {
        var asked = request.Series[ShowTrends.ExternalPrefix.Length..];
        if (await library.FindAsync(asked, cancellationToken) is not { } series)
            return new Problem("listen.alerts.unknown_series", ProblemKind.NotFound, Fact.Of("name", asked));
        var (first, last) = (DateTimeOffset.FromUnixTimeMilliseconds(series.TimesMs[0]), DateTimeOffset.FromUnixTimeMilliseconds(series.TimesMs[^1]));
        var periods = new FeedbackPeriods(request.Interval, workspace.Zone, first, last);
        var values = new FeedbackCounts([], [], periods).Means(series);
        var (shape, horizon) = request.Interval switch { "hour" => (SeriesShape.Hourly, 48), "day" => (SeriesShape.Daily, 14), _ => (SeriesShape.Weekly, 8) };
        var ahead = await Task.Run(() => Forecaster.Forecast(values, shape, [], horizon, ForecastLevel, cancellationToken), cancellationToken);
        var known = Enumerable.Range(0, values.Length).TakeLast(ShowTrends.MostShown)
            .Select(t => new TrendPoint(periods.Start(t), double.IsNaN(values[t]) ? null : values[t], null, false, false));
        var coming = (ahead?.Points ?? []).Select((p, h) => new TrendPoint(periods.Start(values.Length + h), p.Value, new Interval(p.Low, p.High, ForecastLevel), false, true)).ToArray();
        Fact[] facts = [Fact.Of("series", series.Name), Fact.Date("to", last)];
        var sentence = new Phrase("listen.trends.answer_short", [.. facts]);
        if (coming is [.., var end])
        {
            var book = new EvidenceBook(new DataVersion(series.Hash[..16], series.Values.Length, 0, first, last), 0, clock.GetUtcNow(), nameof(ShowTrends));
            var proof = book.Add("trend_forecast", request, "method.alert_forecast", FactKind.Number, end.Value!.Value, end.Interval, null, null, [], [.. facts, Fact.Date("end", end.Start)]);
            await evidence.SaveAsync(book.Entries, cancellationToken);
            sentence = new Phrase(
                "listen.trends.answer_forecast",
                [.. facts, Fact.Date("end", end.Start), Fact.Decimal("value", values.Last(v => !double.IsNaN(v))), Fact.Decimal("ahead", end.Value.Value) with { Interval = end.Interval, Evidence = proof.Evidence }]);
        }

        return frame with { Series = new(SeriesName.External, series.Name), Unit = FactKind.Number, Points = [.. known, .. coming], Sentence = sentence };
    }
}

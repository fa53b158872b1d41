using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.CompareAspects;

public sealed class CompareAspectsHandler(ISnapshots snapshots, IFeedbackSearch search, IDataVersions versions, IEvidenceStore evidence, IWorkspace workspace, TimeProvider clock)
{
    /// <returns>Problems "listen.not_read", "listen.aspects.no_times", "listen.aspects.periods".</returns>
    public async Task<Outcome<AspectChanges>> HandleAsync(CompareAspects request, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken) is not { Value: var report })
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        var slices = await search.CountAsync(new FeedbackFilter(), cancellationToken);
        if (Periods.Of(request, [.. slices.Select(s => s.Start).OfType<DateTimeOffset>().Select(DayOf)]) is not { } periods)
            return new Problem("listen.aspects.no_times", ProblemKind.NotEnough);
        if (periods.BeforeFrom > periods.BeforeTo || periods.From > periods.To || periods.BeforeTo >= periods.From)
            return new Problem("listen.aspects.periods", ProblemKind.Invalid);

        var (earlier, later) = (await CountAsync(periods.BeforeFrom, periods.BeforeTo, cancellationToken), await CountAsync(periods.From, periods.To, cancellationToken));
        var book = new EvidenceBook(await versions.CurrentAsync(cancellationToken), 0, clock.GetUtcNow(), nameof(CompareAspects));
        var compared = report.Aspects.Where(a => Math.Min(earlier(a.Id, null), later(a.Id, null)) >= CompareAspects.LeastComments).ToArray();
        var changes = Changes(compared, earlier, later, periods, book);
        var sentence = Sentence(changes, periods);
        await evidence.SaveAsync(book.Entries, cancellationToken);
        return new AspectChanges(sentence, periods.BeforeFrom, periods.BeforeTo, periods.From, periods.To, changes, report.Aspects.Length - compared.Length);
    }

    DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, workspace.Zone).DateTime);

    async Task<Func<string, string?, long>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var filter = new BrowseComments.BrowseComments { From = from, To = to }.FilterIn(workspace.Zone);
        var counts = (await search.CountAspectsAsync(filter, cancellationToken)).ToDictionary(c => (c.Aspect, c.Feeling), c => c.Comments);
        return (aspect, feeling) => counts.GetValueOrDefault((aspect, feeling));
    }

    static ImmutableArray<AspectChange> Changes(AspectFigures[] aspects, Func<string, string?, long> earlier, Func<string, string?, long> later, Periods periods, EvidenceBook book)
    {
        string[] feelings = [FeedbackAspect.Blame, FeedbackAspect.Praise];
        var effects = aspects.SelectMany(a => feelings.Select(f => Proportions.Difference(earlier(a.Id, f), earlier(a.Id, null), later(a.Id, f), later(a.Id, null)))).ToArray();
        var adjusted = MultipleTesting.BenjaminiHochberg([.. effects.Select(e => e.P)]);
        ThemeFigure Figure(AspectFigures aspect, string feeling, int test) => book.Add(
            "aspect_change_" + feeling, new { aspect = aspect.Id, feeling, before_from = periods.BeforeFrom, before_to = periods.BeforeTo, from = periods.From, to = periods.To }, "method.listen_aspect_change", FactKind.Points,
            effects[test].Difference, new Interval(effects[test].Interval.Low, effects[test].Interval.High), null, null, [],
            Fact.Of("theme", aspect.Name), Fact.Share("earlier", earlier(aspect.Id, feeling) / (double)earlier(aspect.Id, null)), Fact.Share("later", later(aspect.Id, feeling) / (double)later(aspect.Id, null)),
            Fact.Chance("p", adjusted[test]));
        return [.. aspects.Select((a, i) =>
        {
            var (before, after) = (earlier(a.Id, null), later(a.Id, null));
            return new AspectChange(
                a.Id, a.Name, before, after,
                earlier(a.Id, FeedbackAspect.Blame) / (double)before, later(a.Id, FeedbackAspect.Blame) / (double)after, Figure(a, FeedbackAspect.Blame, 2 * i), adjusted[2 * i],
                earlier(a.Id, FeedbackAspect.Praise) / (double)before, later(a.Id, FeedbackAspect.Praise) / (double)after, Figure(a, FeedbackAspect.Praise, (2 * i) + 1), adjusted[(2 * i) + 1]);
        }).OrderByDescending(c => c.Direction == "worse").ThenByDescending(c => c.Blame.Value - c.Praise.Value).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    static Phrase Sentence(ImmutableArray<AspectChange> changes, Periods periods)
    {
        Fact[] days = [Day("before_from", periods.BeforeFrom), Day("before_to", periods.BeforeTo), Day("from", periods.From), Day("to", periods.To)];
        var (worse, better) = (changes.Where(c => c.Direction == "worse").ToArray(), changes.Where(c => c.Direction == "better").ToArray());
        if (changes.IsEmpty)
            return new Phrase("listen.aspects.change.too_few", [.. days, Fact.Count("least", CompareAspects.LeastComments)]);
        Fact[] facts = [.. days, Fact.Count("compared", changes.Length), Fact.Count("worse", worse.Length), Fact.Count("better", better.Length)];
        if (worse.Length > 0)
            return Named("listen.aspects.change.worse", worse.MaxBy(c => c.Blame.Value - c.Praise.Value)!, facts);
        return better.Length > 0 ? Named("listen.aspects.change.better", better.MinBy(c => c.Blame.Value - c.Praise.Value)!, facts) : new Phrase("listen.aspects.change.none", [.. facts]);
    }

    static Phrase Named(string key, AspectChange change, Fact[] facts) =>
        new(key, [.. facts, Fact.Of("aspect", change.Name), ThemeFacts.Of("blame", change.Blame, FactKind.Points), ThemeFacts.Of("praise", change.Praise, FactKind.Points)]);

    static Fact Day(string name, DateOnly day) => Fact.Date(name, new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero));
}

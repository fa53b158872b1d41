using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Domain.Templates;

/// <summary>《产品需求清单》 Product need list.</summary>
static class NeedList
{
    public const string Name = "product-needs";

    /// <summary>Needs described one by one; the table holds all of them.</summary>
    const int Described = 12;

    const int QuotesPerNeed = 3;

    public static Document Compose(NeedReport report, Sources sources)
    {
        var blocks = new List<Block>
        {
            new Heading(1, new Phrase("deliver.needs.summary")),
            new Paragraph(report.Answer),
        };
        if (report.Needs.Length > 0)
        {
            blocks.Add(new Bullets([.. report.Needs.Take(3).Select(n => new Phrase(
                "deliver.needs.top", Fact.Of("title", n.Title), Count("reach", n.Reach, n.ReachEvidence), Fact.Of("reason", (n.Evidence.FirstOrDefault() is { } e ? e.Short.By(e.Id) : new Phrase("deliver.none")))))]));
            blocks.Add(new Heading(1, new Phrase("deliver.needs.ranking")));
            blocks.Add(Ranking(report));
            blocks.Add(new Heading(1, new Phrase("deliver.needs.each")));
            foreach (var need in report.Needs.Take(Described))
                Describe(need, sources, blocks);
        }

        blocks.Add(new Heading(1, new Phrase("deliver.needs.missing")));
        blocks.Add(new Paragraph(report.Missing is { } missing && report.Find(missing.NeedId) is { } unknown
            ? new Phrase("deliver.needs.missing.effort", Fact.Of("title", unknown.Title), Fact.Decimal("from", missing.From), Fact.Decimal("to", missing.To), Fact.Share("chance", missing.Chance), Fact.Count("place", missing.Place)).By(missing.Evidence)
            : new Phrase("deliver.needs.missing.none")));
        if (sources.Comparison is { } comparison)
        {
            blocks.Add(new Heading(1, new Phrase("deliver.experiment")));
            blocks.AddRange(Experiment(comparison));
        }

        blocks.Add(new Heading(1, new Phrase("deliver.needs.method")));
        blocks.Add(new Bullets(
            new Phrase("deliver.needs.method.score"), new Phrase("deliver.needs.method.sources"), new Phrase("deliver.needs.method.voices"), new Phrase("deliver.needs.method.effort")));
        return new Document(Name, new Phrase("deliver.needs.title"), Lead(sources), [.. blocks]);
    }

    /// <summary>The lines under the title: which data, when, by which version.</summary>
    public static ImmutableArray<Phrase> Lead(Sources sources)
    {
        var made = new Phrase("deliver.lead.made", Fact.At("at", sources.At), Fact.Of("version", CodeVersion.Current.Split('+')[0]));
        var hash = Fact.Of("hash", sources.Data.Hash);
        // The days that were looked at: a row with a wrong clock does not stretch them.
        return sources.Needs is { From: { } from, To: { } to }
            ? [new Phrase("deliver.lead.data", Fact.Date("first", from), Fact.Date("last", to), hash), made]
            : [new Phrase("deliver.lead.hash", hash), made];
    }

    static Fact Count(string name, Estimate estimate, EvidenceId evidence) => Fact.Count(name, estimate.Value).Between(estimate.Low, estimate.High).From(evidence);

    public static Table Ranking(NeedReport report) => new(
        new Phrase("deliver.needs.ranking.caption"),
        [
            new Column(new Phrase("deliver.col.rank"), 2, true), new Column(new Phrase("deliver.col.need"), 7), new Column(new Phrase("deliver.col.category"), 2), new Column(new Phrase("deliver.col.reach"), 3, true),
            new Column(new Phrase("deliver.col.score"), 4, true), new Column(new Phrase("deliver.col.top_three"), 2, true), new Column(new Phrase("deliver.col.trend"), 2),
        ],
        [
            .. report.Needs.Select(n => ImmutableArray.Create(
                Cited.Cell(Fact.Count("value", n.Rank), n.ScoreEvidence), Cited.Words(n.Title.By(n.ScoreEvidence)), Cited.Words(Category(n)),
                Cited.Cell(FactKind.Count, n.Reach.Value, null, n.ReachEvidence), Cited.Cell(FactKind.Number, n.Score.Value, n.Score.Interval, n.ScoreEvidence),
                Cited.Cell(FactKind.Share, n.TopThree, null, n.TopThreeEvidence), Cited.Words(new Phrase("deliver.trend." + n.Trend)))),
        ]);

    static Phrase Category(Need need) => new("decide.category." + need.Category.ToString().ToLowerInvariant());

    public static void Describe(Need need, Sources sources, List<Block> blocks)
    {
        blocks.Add(new Heading(2, need.Title));
        blocks.Add(new Paragraph(new Phrase(
            "deliver.need.what", Fact.Of("category", Category(need)),
            Fact.Of("segment", (need.Segment ?? new Phrase("deliver.everybody")).By(need.ReachEvidence)),
            Fact.Of("trend", new Phrase("deliver.trend.long." + need.Trend, need.Urgency is { } urgency ? [Fact.Ratio("value", urgency).From(need.Evidence.FirstOrDefault()?.Id ?? need.ScoreEvidence)] : [])))));
        blocks.Add(new Bullets([.. need.Evidence.Select(e => e.Says.By(e.Id))]));
        blocks.Add(new Paragraph(new Phrase(
            "deliver.need.score",
            Fact.Decimal("score", need.Score.Value).Between(need.Score.Low, need.Score.High), Fact.Count("reach", need.Reach.Value).From(need.ReachEvidence),
            Fact.Decimal("impact", need.Impact.Value), Fact.Decimal("confidence", need.Confidence.Value), Fact.Decimal("effort", need.Effort.Value),
            Fact.Of("effort_source", new Phrase(need.IsEffortEntered ? "deliver.effort.entered" : "deliver.effort.usual"))).By(need.ScoreEvidence)));
        var spoken = need.Evidence.Select(e => sources.Proofs.GetValueOrDefault(e.Id)).FirstOrDefault(p => p is { Sentences.IsDefaultOrEmpty: false });
        if (spoken is not null)
            blocks.Add(new Quotes([.. spoken.Sentences.Take(QuotesPerNeed)], new Phrase("deliver.cell", Fact.Of("value", new Phrase("deliver.quotes.source")).From(spoken.Id))));
    }

    public static IEnumerable<Block> Experiment(GroupComparison comparison)
    {
        var proof = comparison.Metrics.SelectMany(m => m.Effects).Select(e => e.Evidence).FirstOrDefault(comparison.SplitEvidence);
        yield return new Paragraph(comparison.Answer.By(proof));
        yield return Split(comparison);
        yield return new Table(
            new Phrase("deliver.experiment.caption", Fact.Of("control", comparison.Control)),
            [
                new Column(new Phrase("deliver.col.metric"), 3), new Column(new Phrase("deliver.col.variant"), 2), new Column(new Phrase("deliver.col.control"), 3, true), new Column(new Phrase("deliver.col.mean"), 3, true),
                new Column(new Phrase("deliver.col.difference"), 4, true), new Column(new Phrase("deliver.col.lift"), 4, true), new Column(new Phrase("deliver.col.p"), 2, true),
            ],
            [
                .. comparison.Metrics.SelectMany(m => m.Effects.Select(e =>
                {
                    var (control, own) = (m.Means.First(x => x.Variant == comparison.Control), m.Means.First(x => x.Variant == e.Variant));
                    return ImmutableArray.Create(
                        Cited.Words(new Phrase("deliver.metric." + m.Metric)), Cited.Words(Phrase.Literal(e.Variant).By(e.Evidence)),
                        Cited.Cell(m.Kind, control.Mean, null, e.Evidence), Cited.Cell(m.Kind, own.Mean, null, e.Evidence),
                        Cited.Cell(m.Kind, e.Difference, e.Interval, e.Evidence), Cited.Cell(FactKind.Share, e.Lift, e.LiftInterval, e.Evidence),
                        Cited.Cell(FactKind.Number, e.AdjustedP, null, e.Evidence));
                })),
            ]);
    }

    /// <summary>Whether users were shared out at random.</summary>
    public static Paragraph Split(GroupComparison comparison) => new(new Phrase(
        comparison.SplitIsSound ? "deliver.experiment.split_sound" : "deliver.experiment.split_broken", Fact.Of("column", comparison.Column), Fact.Chance("p", comparison.SplitP)).By(comparison.SplitEvidence));
}

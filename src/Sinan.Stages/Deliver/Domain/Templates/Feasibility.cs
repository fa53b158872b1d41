using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Deliver.Domain.Templates;

/// <summary>《数据可行性报告》 Data feasibility report: can these data carry the work?</summary>
static class Feasibility
{
    public const string Name = "data-feasibility";

    /// <summary>Score from which the data carry the work as they are, and from which they do once the findings are mended.</summary>
    const double Good = 80, Fair = 60;

    const int MostThemes = 12;

    public static Document Compose(QualityReport quality, Sources sources, CountProofs counts)
    {
        var blocks = new List<Block>();
        Chapter(blocks, "verdict", Verdict(quality));
        Chapter(blocks, "overview", Overview(quality));
        Chapter(blocks, "quality", Findings(quality));
        Chapter(blocks, "scenarios", Scenarios(quality));
        if (sources.Segments is { } segments)
            Chapter(blocks, "segments", Groups(segments));
        if (sources.Themes is { } themes)
            Chapter(blocks, "voices", Voices(themes));
        if (sources.Comparison is { } comparison)
            Chapter(blocks, "experiment", [NeedList.Split(comparison)]);
        Chapter(blocks, "privacy", Privacy(quality, counts));
        Chapter(blocks, "next", [quality.Findings.Length == 0
            ? new Paragraph(new Phrase("deliver.feasibility.next.none"))
            : new Numbered([.. quality.Findings.Take(5).Select(f => f.Advice.By(f.Evidence))])]);
        Chapter(blocks, "limits", [new Bullets(new Phrase("deliver.feasibility.limits.score"), new Phrase("deliver.feasibility.limits.past"), new Phrase("deliver.feasibility.limits.voices"))]);
        return new Document(Name, new Phrase("deliver.feasibility.title"), NeedList.Lead(sources), [.. blocks]);
    }

    static void Chapter(List<Block> blocks, string name, IReadOnlyCollection<Block> content)
    {
        if (content.Count == 0)
            return;
        blocks.Add(new Heading(1, new Phrase("deliver.feasibility." + name)));
        blocks.AddRange(content);
    }

    public static IReadOnlyCollection<Block> Verdict(QualityReport quality)
    {
        var serious = quality.Findings.Count(f => f.Severity == FindingSeverity.Serious);
        var verdict = quality.Score >= Good && serious == 0 ? "good" : quality.Score >= Fair ? "fair" : "poor";
        return [new Paragraph(new Phrase("deliver.feasibility.verdict." + verdict, Fact.Decimal("score", quality.Score)).By(quality.Evidence.GetValueOrDefault("score")))];
    }

    public static IReadOnlyCollection<Block> Overview(QualityReport quality)
    {
        var rows = new (string Key, FactKind Kind, double Value)[]
        {
            ("rows", FactKind.Count, quality.Rows), ("users", FactKind.Count, quality.Users), ("items", FactKind.Count, quality.Items), ("feedback", FactKind.Count, quality.Feedback),
            ("cold_users", FactKind.Share, quality.ColdUsers), ("cold_items", FactKind.Share, quality.ColdItems),
        };
        return [new Table(
            new Phrase("deliver.feasibility.overview"), [new Column(new Phrase("deliver.col.what"), 4), new Column(new Phrase("deliver.col.value"), 2, true), new Column(new Phrase("deliver.col.means"), 6)],
            [
                .. rows.Select(r => ImmutableArray.Create(
                    Cited.Words(new Phrase("deliver.overview." + r.Key)), Cited.Cell(r.Kind, r.Value, null, quality.Evidence.GetValueOrDefault(r.Key)), Cited.Words(new Phrase("deliver.overview." + r.Key + ".means")))),
            ])];
    }

    public static IReadOnlyCollection<Block> Findings(QualityReport quality)
    {
        if (quality.Findings.Length == 0)
            return [new Paragraph(new Phrase("deliver.feasibility.quality.none"))];
        return [new Table(
            new Phrase("deliver.feasibility.quality.caption"),
            [new Column(new Phrase("deliver.col.severity"), 2), new Column(new Phrase("deliver.col.finding"), 7), new Column(new Phrase("deliver.col.advice"), 6)],
            [
                .. quality.Findings.Select(f => ImmutableArray.Create(
                    Cited.Words(new Phrase("deliver.severity." + f.Severity.ToString().ToLowerInvariant())), Cited.Words(f.Says.By(f.Evidence)), Cited.Words(f.Advice.By(f.Evidence)))),
            ])];
    }

    public static IReadOnlyCollection<Block> Scenarios(QualityReport quality)
    {
        if (quality.Scenarios.IsDefaultOrEmpty)
            return [];
        var rows = quality.Evidence.GetValueOrDefault("rows");
        return [new Table(
            new Phrase("deliver.feasibility.scenarios.caption"), [new Column(new Phrase("deliver.col.covered"), 2), new Column(new Phrase("deliver.col.scenario"), 10)],
            [.. quality.Scenarios.Select(s => ImmutableArray.Create(Cited.Words(new Phrase(s.Covered ? "deliver.yes" : "deliver.not_yet")), Cited.Words(s.Says.By(rows))))])];
    }

    public static IReadOnlyCollection<Block> Groups(SegmentReport segments)
    {
        var proof = segments.Stability?.Evidence ?? segments.Silhouette?.Evidence ?? segments.Segments.FirstOrDefault()?.Share.Evidence ?? default;
        var blocks = new List<Block> { new Paragraph(segments.Answer.By(proof)) };
        if (segments is { Silhouette: { } silhouette, Stability: { } stability })
        {
            blocks.Add(new Paragraph(new Phrase(
                "deliver.feasibility.segments.stability",
                new Fact { Name = "silhouette", Kind = FactKind.Number, Number = silhouette.Value, Interval = silhouette.Interval, Evidence = silhouette.Evidence },
                new Fact { Name = "stability", Kind = FactKind.Number, Number = stability.Value, Interval = stability.Interval, Evidence = stability.Evidence })));
        }

        blocks.Add(new Table(
            new Phrase("deliver.feasibility.segments.caption"),
            [new Column(new Phrase("deliver.col.group"), 4), new Column(new Phrase("deliver.col.users"), 2, true), new Column(new Phrase("deliver.col.share"), 4, true), new Column(new Phrase("deliver.col.traits"), 8)],
            [
                .. segments.Segments.Select(s => ImmutableArray.Create(
                    Cited.Words(s.Name.By(s.Share.Evidence)), Cited.Cell(Fact.Count("value", s.Size), s.Share.Evidence), Cited.Cell(FactKind.Share, s.Share.Value, s.Share.Interval, s.Share.Evidence),
                    s.Traits.Length == 0 ? Cited.Words("–") : Cited.Words(s.Traits[0].Says.By(s.Traits[0].Evidence)))),
            ]));
        return blocks;
    }

    public static IReadOnlyCollection<Block> Voices(ThemeReport themes)
    {
        var negative = themes.NegativeShare;
        var blocks = new List<Block>
        {
            new Paragraph(new Phrase(
                "deliver.feasibility.voices.read", Fact.Count("comments", themes.Comments).From(negative.Evidence),
                new Fact { Name = "negative", Kind = FactKind.Share, Number = negative.Value, Interval = negative.Interval, Evidence = negative.Evidence })),
        };
        if (themes.Sentiment is { HeldOut: > 0, LexiconAccuracy: { } lexicon, LinearAccuracy: { } linear } reader)
        {
            blocks.Add(new Paragraph(new Phrase(
                reader.Method == "linear" ? "deliver.feasibility.voices.linear" : "deliver.feasibility.voices.lexicon",
                Fact.Count("rows", reader.HeldOut), Fact.Share("lexicon", lexicon), Fact.Share("linear", linear)).By(reader.Gain?.Evidence ?? negative.Evidence)));
        }

        blocks.Add(new Table(
            new Phrase("deliver.feasibility.voices.caption"),
            [new Column(new Phrase("deliver.col.theme"), 5), new Column(new Phrase("deliver.col.comments"), 2, true), new Column(new Phrase("deliver.col.negative"), 4, true)],
            [
                .. themes.Themes.Take(MostThemes).Select(t => ImmutableArray.Create(
                    Cited.Words(Phrase.Literal(t.Name).By(t.Share.Evidence)), Cited.Cell(Fact.Count("value", t.Size), t.Share.Evidence), Cited.Cell(FactKind.Share, t.NegativeShare.Value, t.NegativeShare.Interval, t.NegativeShare.Evidence))),
            ]));
        return blocks;
    }

    public static IReadOnlyCollection<Block> Privacy(QualityReport quality, CountProofs counts)
    {
        var blocks = new List<Block> { new Paragraph(new Phrase("deliver.feasibility.privacy.how")) };
        if (quality.Redacted.Count > 0)
        {
            blocks.Add(new Bullets([.. quality.Redacted.Select(r =>
            {
                var kind = Fact.Of("kind", new Phrase("deliver.private." + r.Key));
                return new Phrase("deliver.feasibility.privacy.masked", kind, Fact.Count("count", r.Value)).By(counts.Of(new Phrase("deliver.evidence.masked", kind), r.Value, new { masked = r.Key }));
            })]));
        }

        if (quality.Rejected.Count > 0)
        {
            blocks.Add(new Paragraph(new Phrase("deliver.feasibility.rejected")));
            blocks.Add(new Bullets([.. quality.Rejected.Select(r => new Phrase("deliver.feasibility.rejected.line", Fact.Of("reason", r.Key), Fact.Count("count", r.Value))
                .By(counts.Of(new Phrase("deliver.evidence.rejected", Fact.Of("reason", r.Key)), r.Value, new { rejected = r.Key })))]));
        }

        return blocks;
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What the ranking of needs says for an initiative.</summary>
static class NeedMaterials
{
    /// <summary>The need that the initiative meets: its reasons, its reach, what people said.</summary>
    public static Material Need { get; } = new("need", "need_mining", matter =>
    {
        var blocks = new List<Block>();
        if (matter.Work.Needs?.Find(matter.Initiative.NeedId) is { Rank: > 0 } need)
            NeedList.Describe(need, matter.Found, blocks);
        return blocks;
    });

    /// <summary>Where the need stands among all.</summary>
    public static Material Ranking { get; } = new("ranking", "need_mining", matter => matter.Work.Needs is { Needs.Length: > 0 } report ? [NeedList.Ranking(report)] : []);

    /// <summary>Need × goal × technical limit: each metric of the goal with the need that it serves and the limits that it has to keep.</summary>
    public static Material Design { get; } = new("design", "product_form", matter =>
    {
        var aimed = matter.Metrics.Where(m => m.Metric.Target is not null).ToList();
        if (matter.Initiative.NeedTitle.Length + matter.Initiative.NeedId.Length == 0 || aimed.Count == 0)
            return [];
        var limit = matter.Initiative.Answers.GetValueOrDefault("technical_boundary") is { Value.Length: > 0 } answer
            ? matter.Answer(Initiatives.Lifecycle.FindCheck("technical_boundary")!, answer)
            : Cited.Words(new Phrase("deliver.doc.open"));
        return
        [
            new Table(
                new Phrase("deliver.material.design"),
                [new Column(new Phrase("deliver.col.metric"), 3), new Column(new Phrase("deliver.col.need"), 3), new Column(new Phrase("deliver.goal.target"), 2, true), new Column(new Phrase("deliver.check.technical_boundary"), 5)],
                [.. aimed.Select(m => ImmutableArray.Create(matter.Quote(m.Metric.Name), NameOf(matter), GoalMaterials.Figure(matter, m.Metric, "deliver.goal.target", m.Metric.Target), limit))]),
        ];
    });

    /// <summary>The need in the words of the ranking, else in those that people entered; a dash for none.</summary>
    public static Phrase NameOf(DocumentMatter matter) => matter.Work.Needs?.Find(matter.Initiative.NeedId) is { } need
        ? Cited.Words(matter.Cite(need.Title.By(need.ScoreEvidence)))
        : matter.Quote(matter.Initiative.NeedTitle.Length > 0 ? matter.Initiative.NeedTitle : matter.Initiative.NeedId);
}

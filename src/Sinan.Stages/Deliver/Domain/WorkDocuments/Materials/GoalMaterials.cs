using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What the goal of an initiative says.</summary>
static class GoalMaterials
{
    public static Material Goal { get; } = new("goal", "goal_decomposition", matter =>
    {
        var goal = matter.Initiative.Goal;
        var rows = new List<ImmutableArray<Phrase>>();
        if (goal.Text.Length > 0)
            rows.Add([Cited.Words(new Phrase("deliver.goal.text")), matter.Quote(goal.Text)]);
        if (goal.Task is { } task)
            rows.Add([Cited.Words(new Phrase("deliver.goal.task")), Cited.Words(new Phrase("deliver.doc.task", Fact.Of("task", new Phrase("deliver.task." + StepWork.Code(task))), Fact.Of("metrics", new Phrase("deliver.task." + StepWork.Code(task) + ".metrics"))))]);
        return rows.Count == 0 ? [] : [new Table(new Phrase("deliver.material.goal"), [new Column(new Phrase("deliver.col.what"), 3), new Column(new Phrase("deliver.col.answer"), 9)], [.. rows])];
    });

    /// <summary>Metrics with targets, guardrails, today's values and the sample that an experiment needs.</summary>
    public static Material Metrics { get; } = new("metrics", "goal_decomposition", matter => matter.Metrics.IsEmpty ? [] :
    [
        new Table(
            new Phrase("deliver.material.metrics"),
            [
                new Column(new Phrase("deliver.col.metric"), 4), new Column(new Phrase("deliver.goal.parent"), 3), new Column(new Phrase("deliver.goal.baseline"), 2, true), new Column(new Phrase("deliver.goal.target"), 2, true),
                new Column(new Phrase("deliver.goal.per_group"), 3, true), new Column(new Phrase("deliver.goal.how"), 5),
            ],
            [
                .. matter.Metrics.Select(m => ImmutableArray.Create(
                    Name(matter, m.Metric),
                    matter.Initiative.Goal.Find(m.Metric.Parent) is { } parent ? matter.Quote(parent.Name) : Cited.Words(new Phrase("deliver.goal.root")),
                    Figure(matter, m.Metric, "deliver.goal.baseline", m.Metric.Baseline), Figure(matter, m.Metric, "deliver.goal.target", m.Metric.Target),
                    m.PerGroup is { } size ? Cited.Cell(size, size.Evidence!.Value) : Cited.Words("–"), matter.Quote(m.Metric.HowMeasured))),
            ]),
    ]);

    /// <summary>Results against targets, with the verdict of each.</summary>
    public static Material Results { get; } = new("results", "evaluation", matter => ResultTable(matter, m => m.Result is not null, "deliver.material.results"));

    /// <summary>Metrics whose result misses the target, or cannot be told from it.</summary>
    public static Material Gaps { get; } = new("gaps", "evaluation", matter => ResultTable(matter, m => m.Result is not null && m.State != CheckState.Holds, "deliver.material.gaps"));

    /// <summary>Technical metrics beside those of the business: where one gets better while the other gets worse.</summary>
    public static Material Conflicts { get; } = new("conflicts", "evaluation", matter => matter.Conflicts.Pairs.IsEmpty ? [] :
    [
        new Paragraph(matter.Counted("conflicts", ConflictWords.Answer(matter.Initiative.Goal, matter.Conflicts))),
        new Table(
            new Phrase("deliver.material.conflicts"),
            [
                new Column(new Phrase("deliver.conflicts.technical"), 3), new Column(new Phrase("deliver.conflicts.technical_change"), 3, true), new Column(new Phrase("deliver.conflicts.business"), 3),
                new Column(new Phrase("deliver.conflicts.business_change"), 3, true), new Column(new Phrase("deliver.conflicts.correlation"), 3, true), new Column(new Phrase("deliver.conflicts.place"), 3), new Column(new Phrase("deliver.conflicts.verdict"), 2),
            ],
            [
                .. matter.Conflicts.Pairs.Select(p => ImmutableArray.Create(
                    matter.Quote(p.Technical.Name), Cell(p.TechnicalChange), matter.Quote(p.Business.Name), Cell(p.BusinessChange), Cell(p.Correlation), Cited.Words(matter.Cite(ConflictWords.Where(p))),
                    Cited.Words(new Phrase("deliver.pair." + StepWork.Code(p.Verdict))))),
            ]),
    ]);

    /// <summary>A figure of a metric that a person entered.</summary>
    public static Phrase Figure(DocumentMatter matter, GoalMetric metric, string what, double? value) => matter.Entered(
        new Phrase("deliver.about", Fact.Of("first", metric.Name), Fact.Of("second", new Phrase(what))), MetricReview.KindOf(metric), value,
        matter.History.FirstOrDefault(h => h.Says.Key == "deliver.log.metric" && h.Says.Facts.Any(f => f.Text == metric.Name)));

    static IEnumerable<Block> ResultTable(DocumentMatter matter, Func<MetricReview, bool> takes, string caption)
    {
        var rows = matter.Metrics.Where(takes).Select(m => ImmutableArray.Create(
            Name(matter, m.Metric), Figure(matter, m.Metric, "deliver.goal.target", m.Metric.Target), Cited.Cell(m.Result!, m.Result!.Evidence!.Value),
            Cited.Words(m.Metric.Target is null ? new Phrase("deliver.none") : new Phrase("deliver.verdict." + StepWork.Code(m.State))))).ToImmutableArray();
        return rows.IsEmpty ? [] :
        [
            new Table(
                new Phrase(caption),
                [new Column(new Phrase("deliver.col.metric"), 4), new Column(new Phrase("deliver.goal.target"), 2, true), new Column(new Phrase("deliver.goal.result"), 4, true), new Column(new Phrase("deliver.goal.verdict"), 3)],
                rows),
        ];
    }

    static Phrase Cell(Fact? figure) => figure is null ? Cited.Words("–") : Cited.Cell(figure, figure.Evidence!.Value);

    /// <summary>The name of a metric, marked where it is a guardrail.</summary>
    static Phrase Name(DocumentMatter matter, GoalMetric metric) =>
        metric.IsGuardrail ? Cited.Words(matter.Cite(new Phrase("deliver.doc.guardrail", Fact.Of("metric", metric.Name)))) : matter.Quote(metric.Name);
}

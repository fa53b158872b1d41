using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What timetable, ledgers, gates and history of an initiative say.</summary>
static class PlanMaterials
{
    const int MostLines = 20;

    /// <summary>What it is, who answers for it, where it stands.</summary>
    public static Material Status { get; } = new("status", "need_mining", matter =>
    {
        var work = matter.Initiative;
        (string What, Phrase Value)[] rows =
        [
            ("deliver.col.item_kind", Cited.Words(new Phrase("deliver.kind." + StepWork.Code(work.Kind)))), ("deliver.col.owner", matter.Quote(work.Owner)), ("deliver.col.strategy", matter.Quote(work.Theme)),
            ("deliver.col.linked_need", NeedMaterials.NameOf(matter)), ("deliver.col.stage", Cited.Words(new Phrase("deliver.stage." + StepWork.Code(work.Stage)))),
            ("deliver.col.release_date", matter.Day(work.ReleaseDate)), ("deliver.holder", Cited.Words(new Phrase("deliver.role." + StepWork.Code(work.Holder)))),
        ];
        return [new Table(
            new Phrase("deliver.material.status"), [new Column(new Phrase("deliver.col.what"), 3), new Column(new Phrase("deliver.col.answer"), 9)],
            [.. rows.Select(r => ImmutableArray.Create(Cited.Words(new Phrase(r.What)), r.Value))])];
    });

    /// <summary>What happened, newest first.</summary>
    public static Material History { get; } = new("history", "need_mining", matter =>
    [
        new Table(
            new Phrase("deliver.material.history"), [new Column(new Phrase("deliver.col.when"), 3), new Column(new Phrase("deliver.col.by"), 3), new Column(new Phrase("deliver.col.what"), 8)],
            [.. matter.History.Take(MostLines).Select(h => ImmutableArray.Create(new Phrase("deliver.cell", Fact.At("value", h.At)), matter.Quote(h.Actor), Cited.Words(matter.Counted("history", h.Says))))], IsLog: true),
    ]);

    public static Material Milestones { get; } = new("milestones", "schedule", matter =>
    {
        var schedule = matter.Schedule;
        if (schedule.Sentence.Facts.FirstOrDefault(f => f.Evidence is not null) is not { Evidence: { } proof })
            return [];
        return
        [
            new Paragraph(schedule.Sentence.By(proof)),
            .. schedule.Buffer is { } buffer ? [new Paragraph(buffer.By(proof))] : Array.Empty<Block>(),
            new Table(
                new Phrase("deliver.material.milestones"),
                [
                    new Column(new Phrase("deliver.schedule.name"), 5), new Column(new Phrase("deliver.schedule.p50"), 3), new Column(new Phrase("deliver.schedule.p80"), 3), new Column(new Phrase("deliver.schedule.done"), 3),
                    new Column(new Phrase("deliver.schedule.critical"), 3, true),
                ],
                [
                    .. schedule.Milestones.Select(m => ImmutableArray.Create(
                        matter.Quote(m.Milestone.Name), Forecast(m.P50), Forecast(m.P80), matter.Day(m.Milestone.DoneOn), Cited.Cell(m.Criticality, proof))),
                ]),
        ];

        Phrase Forecast(DateOnly? day) => Cited.Words(Phrase.Literal(DeliverDays.Written(day)).By(proof));
    });

    public static Material Costs { get; } = new("costs", "schedule", matter => matter.Costs.Entries.IsEmpty ? [] :
    [
        new Paragraph(matter.Counted("costs", matter.Costs.Sentence)),
        .. matter.Costs.Limits.Select(l => new Paragraph(matter.Counted("costs", l.Says))),
        new Table(
            new Phrase("deliver.material.costs"),
            [
                new Column(new Phrase("deliver.costs.ledger"), 3), new Column(new Phrase("deliver.costs.total"), 3, true), new Column(new Phrase("deliver.part.data"), 2, true), new Column(new Phrase("deliver.part.model"), 2, true),
                new Column(new Phrase("deliver.part.training"), 2, true), new Column(new Phrase("deliver.part.inference"), 2, true), new Column(new Phrase("deliver.costs.cost"), 3, true),
            ],
            [
                .. matter.Costs.Ledgers.Select(l => l.Total.Evidence!.Value is var proof
                    ? ImmutableArray.Create([
                        Cited.Words(new Phrase("deliver.doc.ledger", Fact.Of("ledger", new Phrase("deliver.ledger." + StepWork.Code(l.Ledger))), Fact.Of("unit", new Phrase("deliver.ledger_unit." + StepWork.Code(l.Ledger))))),
                        Cited.Cell(l.Total, proof), .. l.Parts.Select(p => Cited.Cell(p, proof)), l.Cost is { } cost ? Cited.Cell(cost, proof) : Cited.Words("–")])
                    : []),
            ]),
    ]);

    /// <summary>Where each stage stands and what its gate still waits for.</summary>
    public static Material Gates { get; } = new("gates", "launch_plan", matter =>
    [
        new Table(
            new Phrase("deliver.material.gates"), [new Column(new Phrase("deliver.col.stage"), 4), new Column(new Phrase("deliver.col.open_checks"), 2, true), new Column(new Phrase("deliver.col.waits_for"), 8)],
            [
                .. Lifecycle.Stages.Select(stage =>
                {
                    var missing = Gatekeeper.Missing(matter.Initiative, stage, matter.Work);
                    return ImmutableArray.Create(
                        Cited.Words(new Phrase("deliver.stage." + StepWork.Code(stage))), matter.Counted("gate " + StepWork.Code(stage), new Phrase("deliver.cell", Fact.Count("value", missing.Length))),
                        Cited.Words(missing.IsEmpty ? new Phrase("deliver.none") : Gatekeeper.Joined([.. missing.Select(m => new Phrase("deliver.check." + m.Check.Code))])));
                }),
            ]),
    ]);

    /// <summary>Gates that were passed against their checks, with who answers for it.</summary>
    public static Material Overrides { get; } = new("overrides", "launch_plan", matter => matter.Initiative.Gates.Where(g => g.IsOverride).ToList() is { Count: > 0 } overridden
        ?
        [
            new Table(
                new Phrase("deliver.material.overrides"),
                [new Column(new Phrase("deliver.col.stage"), 3), new Column(new Phrase("deliver.gate.name"), 3), new Column(new Phrase("deliver.gate.by"), 3), new Column(new Phrase("deliver.gate.reason"), 5), new Column(new Phrase("deliver.col.waits_for"), 6)],
                [
                    .. overridden.Select(g => ImmutableArray.Create(
                        Cited.Words(new Phrase("deliver.stage." + StepWork.Code(g.Stage))), matter.Quote(g.Name!), matter.Quote(g.By), matter.Quote(g.Reason!),
                        Cited.Words(Gatekeeper.Joined([.. g.Missing.Select(m => new Phrase("deliver.check." + m))])))),
                ]),
        ]
        : [new Paragraph(new Phrase("deliver.doc.no_override"))]);

    public static Material Builds { get; } = new("builds", "integration", matter => matter.Initiative.Builds.IsEmpty ? [] :
    [
        new Table(
            new Phrase("deliver.material.builds"), [new Column(new Phrase("deliver.col.version"), 4), new Column(new Phrase("deliver.col.item_kind"), 3), new Column(new Phrase("deliver.col.state"), 3), new Column(new Phrase("deliver.col.at"), 4)],
            [
                .. matter.Initiative.Builds.Reverse().Take(MostLines).Select(b => ImmutableArray.Create(
                    matter.Quote(b.Version), Cited.Words(new Phrase(b.IsRelease ? "deliver.build.release" : "deliver.build.build")), Cited.Words(new Phrase(b.Passed ? "deliver.build.passed" : "deliver.build.failed")),
                    new Phrase("deliver.cell", Fact.At("value", b.At)))),
            ]),
    ]);

    /// <summary>Sub-steps in hand: who, until when, what holds them up.</summary>
    public static Material Steps { get; } = new("steps", "schedule", matter => matter.Initiative.Steps.Count == 0 ? [] :
    [
        new Table(
            new Phrase("deliver.material.steps"),
            [new Column(new Phrase("deliver.col.step"), 4), new Column(new Phrase("deliver.col.state"), 2), new Column(new Phrase("deliver.col.owner"), 3), new Column(new Phrase("deliver.col.due"), 3), new Column(new Phrase("deliver.col.note"), 5)],
            [
                .. Lifecycle.Steps.Where(s => matter.Initiative.Steps.ContainsKey(s.Code)).Select(s => (s.Code, Progress: matter.Initiative.ProgressOf(s.Code))).Select(s => ImmutableArray.Create(
                    Cited.Words(new Phrase("deliver.step." + s.Code)), Cited.Words(new Phrase("deliver.state." + StepWork.Code(s.Progress.State))), matter.Quote(s.Progress.Owner), matter.Day(s.Progress.Due), matter.Quote(s.Progress.Note))),
            ]),
    ]);
}

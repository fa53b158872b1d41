using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What was found in data, groups of users and comments.</summary>
static class DataMaterials
{
    public static Material Verdict { get; } = Of("verdict", "data_feasibility", Feasibility.Verdict);

    public static Material Inventory { get; } = Of("inventory", "data_feasibility", Feasibility.Overview);

    public static Material Findings { get; } = Of("findings", "data_feasibility", Feasibility.Findings);

    public static Material Scenarios { get; } = Of("scenarios", "data_feasibility", Feasibility.Scenarios);

    /// <summary>How full the columns are: what tracking really delivers.</summary>
    public static Material Columns { get; } = Of("columns", "data_plan", quality => quality.Columns.IsEmpty || quality.Rows == 0 ? [] :
    [
        new Table(
            new Phrase("deliver.material.columns"), [new Column(new Phrase("deliver.col.column"), 4), new Column(new Phrase("deliver.col.filled"), 2, true), new Column(new Phrase("deliver.col.distinct"), 2, true)],
            [
                .. quality.Columns.Select(c => ImmutableArray.Create(
                    Cited.Words(Phrase.Literal(c.Name).By(Rows(quality))), Cited.Cell(FactKind.Share, 1 - (c.Missing / (double)quality.Rows), null, Rows(quality)), Cited.Cell(Fact.Count("value", c.Distinct), Rows(quality)))),
            ]),
    ]);

    public static Material Privacy { get; } = new("privacy", "compliance_check", matter =>
    {
        if (matter.Found.Quality is not { } quality)
            return [];
        var masked = quality.Redacted.Select(r => ImmutableArray.Create(Cited.Words(new Phrase("deliver.private." + r.Key)), matter.Counted("masked " + r.Key, Cited.Cell(Fact.Count("value", r.Value), default)))).ToImmutableArray();
        return
        [
            new Paragraph(new Phrase("deliver.feasibility.privacy.how")),
            .. masked.IsEmpty ? Array.Empty<Block>() : [new Table(new Phrase("deliver.material.privacy"), [new Column(new Phrase("deliver.col.what"), 3), new Column(new Phrase("deliver.col.masked"), 3, true)], masked)],
        ];
    });

    /// <summary>Whether the labelled data let the target be reached, and a verdict on each property of theirs.</summary>
    public static Material Reachable { get; } = new("reachable", "technical_boundary", matter => matter.Work.Feasibility is not { Score.Evidence: { } proof } measured ? [] :
    [
        new Bullets([.. measured.Says.Select(s => s.By(proof))]),
        new Table(
            new Phrase("deliver.material.reachable"), [new Column(new Phrase("deliver.col.what"), 3), new Column(new Phrase("deliver.col.verdict"), 2), new Column(new Phrase("deliver.col.finding"), 8)],
            [
                .. measured.Checks.Select(c => ImmutableArray.Create(
                    Cited.Words(new Phrase("decide.feasibility.item." + c.Code)), Cited.Words(new Phrase("decide.feasibility.verdict." + StepWork.Code(c.Verdict))), Cited.Words(c.Says.By(proof)))),
            ]),
    ]);

    public static Material Groups { get; } = new("groups", "data_feasibility", matter => matter.Found.Segments is { } segments ? Feasibility.Groups(segments) : []);

    public static Material Voices { get; } = new("voices", "feedback_analysis", matter => matter.Found.Themes is { } themes ? Feasibility.Voices(themes) : []);

    public static Material Experiment { get; } = new("experiment", "small_trial", matter => matter.Found.Comparison is { } comparison ? NeedList.Experiment(comparison) : []);

    /// <summary>Models trained on the behaviour, against the simple rule on the same held-out users.</summary>
    public static Material Models { get; } = new("models", "experiments", matter => matter.Predictions.IsEmpty ? [] :
    [
        .. matter.Predictions.Select(p => new Paragraph(Cited.Words(p.Answer[0].By(p.Auc.Evidence)))),
        new Table(
            new Phrase("deliver.material.models"),
            [
                new Column(new Phrase("deliver.col.question"), 4), new Column(new Phrase("deliver.col.model"), 2), new Column(new Phrase("deliver.col.auc"), 3, true), new Column(new Phrase("deliver.col.rule_auc"), 3, true),
                new Column(new Phrase("deliver.col.gain"), 3, true), new Column(new Phrase("deliver.col.calibration"), 3, true),
            ],
            [
                .. matter.Predictions.Select(p => ImmutableArray.Create(
                    Cited.Words(Question(p).By(p.Auc.Evidence)), Cited.Words(new Phrase("deliver.model." + p.Model)), Figure(p.Auc), Figure(p.BaselineAuc), Figure(p.Gain), Figure(p.CalibrationError))),
            ]),
    ]);

    static Phrase Question(Understand.Contracts.PredictionReport report) => new("understand.predict.question.goal", report.Answer[0].Facts.First(f => f.Name == "goal"));

    static Phrase Figure(Understand.Contracts.SegmentFigure figure) => Cited.Cell(FactKind.Number, figure.Value, figure.Interval, figure.Evidence);

    static Material Of(string code, string step, Func<QualityReport, IEnumerable<Block>> compose) => new(code, step, matter => matter.Found.Quality is { } quality ? compose(quality) : []);

    static EvidenceId Rows(QualityReport quality) => quality.Evidence.GetValueOrDefault("rows");
}

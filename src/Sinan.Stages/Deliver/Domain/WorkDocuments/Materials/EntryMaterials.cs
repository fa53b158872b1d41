using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>What teams noted about an initiative: duties, risks, decisions, machines, training, iterations.</summary>
static class EntryMaterials
{
    /// <summary>Who does what in which sub-step (RACI).</summary>
    public static Material Duties { get; } = Of("duties", "algorithm_support", m => m.Initiative.Duties, ["deliver.col.step", "deliver.col.team", "deliver.col.duty"], (_, d) =>
        [Words("deliver.step." + d.Step), Words("deliver.team." + StepWork.Code(d.Team)), Words("deliver.duty." + StepWork.Code(d.Duty))]);

    public static Material RiskList { get; } = Of(
        "risks", "schedule", m => m.Initiative.Risks, ["deliver.risks.title", "deliver.col.chance", "deliver.risks.impact", "deliver.col.state", "deliver.col.owner", "deliver.risks.mitigation", "deliver.col.due"], (m, r) =>
        [
            m.Quote(r.Title), Figure(m, r.Title, "deliver.col.chance", FactKind.Share, r.Probability, "deliver.log.risk"), Figure(m, r.Title, "deliver.risks.impact", FactKind.Count, r.Impact, "deliver.log.risk"),
            Words("deliver.risk_state." + StepWork.Code(r.State)), m.Quote(r.Owner), m.Quote(r.Mitigation), m.Day(r.Due),
        ]);

    /// <summary>What was decided in meetings, and who sees to it.</summary>
    public static Material Decisions { get; } = Of(
        "decisions", "algorithm_support", m => m.Initiative.Talks.SelectMany(t => t.Decisions.Select(d => (t.Title, Decision: d))), ["deliver.talks.field.text", "deliver.talks.talk", "deliver.col.owner", "deliver.col.due"], (m, d) =>
            [m.Quote(d.Decision.Text), m.Quote(d.Title), m.Quote(d.Decision.Owner), m.Day(d.Decision.Due)]);

    /// <summary>Machines asked for, granted and refused.</summary>
    public static Material Machines { get; } = Of(
        "machines", "algorithm_support", m => m.Initiative.Compute, ["deliver.compute.title", "deliver.compute.hours", "deliver.compute.cost", "deliver.compute.why", "deliver.col.state"], (m, c) =>
        [
            m.Quote(c.Title), Figure(m, c.Title, "deliver.compute.hours", FactKind.Number, c.Hours, "deliver.log.compute"), Figure(m, c.Title, "deliver.compute.cost", FactKind.Money, c.Cost, "deliver.log.compute"),
            m.Quote(c.Why), Words(c.IsOwnGrant ? "deliver.compute_state.granted.own" : "deliver.compute_state." + StepWork.Code(c.State)),
        ]);

    /// <summary>What the model is to learn, what belongs to it and what does not, how it is accepted.</summary>
    public static Material TrainingList { get; } = Of(
        "training", "data_resources", m => m.Initiative.Training, ["deliver.training.title", "deliver.training.wanted", "deliver.training.inside", "deliver.training.outside", "deliver.training.acceptance", "deliver.goal.target"], (m, t) =>
            [m.Quote(t.Title), m.Quote(t.Wanted), m.Quote(t.Inside), m.Quote(t.Outside), m.Quote(t.Acceptance), Figure(m, t.Title, "deliver.goal.target", FactKind.Share, t.Target, "deliver.log.training")]);

    /// <summary>Situations that the training set covers, with rows to learn from and rows kept apart.</summary>
    public static Material Situations { get; } = Of(
        "situations", "data_resources", m => m.Initiative.Training.SelectMany(t => t.Slices.Select(s => (t.Title, Slice: s))), ["deliver.training.situation", "deliver.training.title", "deliver.training.train_rows", "deliver.training.test_rows", "deliver.training.source"], (m, s) =>
        [
            m.Quote(s.Slice.Name), m.Quote(s.Title), Figure(m, s.Title, "deliver.training.train_rows", FactKind.Count, s.Slice.TrainRows, "deliver.log.training"),
            Figure(m, s.Title, "deliver.training.test_rows", FactKind.Count, s.Slice.TestRows, "deliver.log.training"), m.Quote(s.Slice.Source),
        ]);

    /// <summary>What set off each iteration, and what it took.</summary>
    public static Material IterationList { get; } = Of(
        "iterations", "data_renewal", m => m.Initiative.Iterations, ["deliver.iterations.title", "deliver.iterations.trigger", "deliver.iterations.start", "deliver.iterations.end", "deliver.iterations.days"], (m, i) =>
            [m.Quote(i.Title), Words("deliver.trigger." + StepWork.Code(i.Trigger)), m.Day(i.Start), m.Day(i.End), Figure(m, i.Title, "deliver.iterations.days", FactKind.Number, i.PersonDays, "deliver.log.iteration")]);

    static Material Of<T>(string code, string step, Func<DocumentMatter, IEnumerable<T>> entries, string[] columns, Func<DocumentMatter, T, ImmutableArray<Phrase>> row) => new(code, step, matter =>
    {
        var rows = entries(matter).Select(e => row(matter, e)).ToImmutableArray();
        return rows.IsEmpty ? [] : [new Table(new Phrase("deliver.material." + code), [.. columns.Select(c => new Column(new Phrase(c)))], rows)];
    });

    static Phrase Words(string key) => Cited.Words(new Phrase(key));

    /// <summary>A figure of an entry, with the line of the history that tells of it.</summary>
    static Phrase Figure(DocumentMatter matter, string title, string what, FactKind kind, double? value, string log) => matter.Entered(
        new Phrase("deliver.about", Fact.Of("first", title), Fact.Of("second", new Phrase(what))), kind, value,
        matter.History.FirstOrDefault(h => h.Says.Key.StartsWith(log, StringComparison.Ordinal) && h.Says.Facts.Any(f => f.Text == title)));
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments.Materials;

/// <summary>How data flow, drawn from what the workspace holds; and which states the page of an AI has to know.</summary>
static class FlowMaterials
{
    /// <summary>Sources → checks → record → what is made of it → feedback, with what goes along each arrow.</summary>
    public static Material Flow { get; } = new("flow", "data_plan", matter =>
    {
        var (found, quality) = (matter.Found, matter.Found.Quality);
        if (quality is null)
            return [];
        var boxes = new List<DiagramBox>();
        var arrows = new List<DiagramArrow>();
        var rows = quality.Evidence.GetValueOrDefault("rows");
        var (sources, check, record, index) = (Box("sources", 0), Box("checks", 1), Box("record", 2), Box("index", 3));
        Arrow(sources, check, Counted("carries.rows", quality.Rows, rows));
        if (quality.Feedback > 0)
            Arrow(Box("comments", 0), check, Counted("carries.comments", quality.Feedback, quality.Evidence.GetValueOrDefault("feedback")));
        var masked = quality.Redacted.Values.Sum();
        Arrow(check, record, matter.Counted("masked", new Phrase("deliver.flow.carries.checked", Fact.Count("masked", masked), Fact.Count("rejected", quality.Rejected.Values.Sum()))));
        Arrow(record, index, Counted("carries.users", quality.Users, quality.Evidence.GetValueOrDefault("users")));
        int? needs = found.Needs is { Needs.Length: > 0 } ? Box("needs", 5) : null;
        if (found.Segments is { } segments && segments.Segments.FirstOrDefault() is { } first)
            Answer("segments", index, Counted("carries.segments", segments.Segments.Length, first.Share.Evidence));
        if (found.Themes is { } themes)
            Answer("themes", record, Counted("carries.themes", themes.Themes.Length, themes.NegativeShare.Evidence));
        if (matter.Predictions is [var model, ..])
            Answer("models", index, Counted("carries.models", matter.Predictions.Length, model.Auc.Evidence));
        if (needs is { } ranked)
        {
            Arrow(index, ranked, Counted("carries.needs", found.Needs!.Needs.Length, found.Needs.Needs[0].ScoreEvidence));
            Arrow(ranked, Box("product", 6), Cited.Words(new Phrase("deliver.flow.carries.change")));
            Arrow(boxes.Count - 1, sources, Cited.Words(new Phrase("deliver.flow.carries.feedback")));
        }

        return [new Diagram(new Phrase("deliver.material.flow"), [.. boxes], [.. arrows])];

        int Box(string name, int layer)
        {
            boxes.Add(new DiagramBox(new Phrase("deliver.flow." + name), layer));
            return boxes.Count - 1;
        }

        void Arrow(int from, int to, Phrase carries) => arrows.Add(new DiagramArrow(from, to, carries));

        void Answer(string name, int from, Phrase carries)
        {
            Arrow(from, Box(name, 4), carries);
            if (needs is { } to)
                Arrow(boxes.Count - 1, to, Cited.Words(new Phrase("deliver.flow.carries.reasons")));
        }
    });

    /// <summary>States that the page of an AI has to know, and the check that settles each.</summary>
    public static Material States { get; } = new("states", "product_form", matter =>
    {
        var rows = new[]
        {
            ("working", "ai_states"), ("unsure", "ai_states"), ("empty", "ai_states"), ("wrong", "fallback"), ("takeover", "human_takeover"), ("notice", "ai_notice"), ("feedback", "feedback_channels"),
        }.Select(s => ImmutableArray.Create(
            Cited.Words(new Phrase("deliver.ai_state." + s.Item1)), Cited.Words(new Phrase("deliver.check." + s.Item2)),
            Cited.Words(new Phrase(matter.Initiative.AnswerTo(s.Item2) is null ? "deliver.doc.open" : "deliver.doc.settled")))).ToImmutableArray();
        return matter.Initiative.AnswerTo("ai_states") is null
            ? []
            : [new Table(new Phrase("deliver.material.states"), [new Column(new Phrase("deliver.col.ai_state"), 4), new Column(new Phrase("deliver.col.settled_by"), 4), new Column(new Phrase("deliver.col.state"), 3)], rows)];
    });

    static Phrase Counted(string key, double count, EvidenceId proof) => new Phrase("deliver.flow." + key, Fact.Count("count", count)).By(proof);
}

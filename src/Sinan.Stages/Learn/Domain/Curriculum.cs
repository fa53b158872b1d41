using System.Collections.Frozen;
using System.Collections.Immutable;
using static Sinan.Stages.Learn.Domain.Skill;

namespace Sinan.Stages.Learn.Domain;

/// <summary>The learning path: four stages, planned with 10, 30, 30 and 20 study days.</summary>
public static class Curriculum
{
    public static ImmutableArray<PathStage> Stages { get; } = [new(1, 10), new(2, 30), new(3, 30), new(4, 20)];

    /// <summary>In the order in which they are learned.</summary>
    public static ImmutableArray<Lesson> All { get; } =
    [
        new("1-01", 'b', "/listen", Users, Innovation) { Terms = ["large_model"] },
        new("1-02", 'a', "/understand/paths", Technology) { Terms = ["token", "large_model"] },
        new("1-03", 'c', "/documents", Prompting, Risk) { Terms = ["hallucination"] },
        new("1-04", 'b', "/decide", Users, Abstraction) { Terms = ["agent"] },
        new("1-05", 'a', "/decide/feasibility", Structure, Boundary) { Terms = ["agent", "rag", "fine_tuning"] },
        new("1-06", 'c', "/listen/comments", Applications, Technology) { Terms = ["context_window", "prompt"] },
        new("1-07", 'b', "/listen/labels", Prompting) { Terms = ["prompt"] },
        new("1-08", 'a', "/listen/comments", Prompting) { Terms = ["prompt"] },
        new("1-09", 'c', "/listen/labels", Prompting, Iteration, Patience) { Terms = ["kappa", "label_precision", "label_recall"] },
        new("1-10", 'b', "/understand/funnel", Prompting, Abstraction) { Terms = ["chain_of_thought"] },
        new("1-11", 'a', "/collect/widget", Risk, Restraint) { Terms = ["prompt_injection"] },

        new("2-01", 'c', "/documents", Boundary, Applications) { Terms = ["rag", "hallucination"] },
        new("2-02", 'a', "/documents", Applications, Structure) { Terms = ["chunk", "rag"] },
        new("2-03", 'b', "/listen/comments", DataSense, Technology) { Terms = ["label_precision", "label_recall"] },
        new("2-04", 'c', "/listen/duplicates", Technology, Boundary) { Terms = ["embedding"] },
        new("2-05", 'a', "/understand/segments", Technology, Structure) { Terms = ["embedding", "silhouette"] },
        new("2-06", 'b', "/listen/comments", Applications, Prompting) { Terms = ["rag", "embedding"] },
        new("2-07", 'a', "/listen", Applications, Risk) { Terms = ["chunk", "rag"] },
        new("2-08", 'c', "/listen/comments", Applications, Technology) { Terms = ["rank_fusion"] },
        new("2-09", 'b', "/collect/quality", Operations, DataSense) { Command = "sinan doctor", Terms = ["embedding"] },

        new("3-01", 'a', "/decide/feasibility", Boundary, Tuning) { Terms = ["rag", "fine_tuning"] },
        new("3-02", 'b', "/understand/predict", Technology) { Terms = ["calibration"] },
        new("3-03", 'c', "/understand/predict", Technology, DataSense) { Terms = ["overfitting"] },
        new("3-04", 'a', "/understand/predict", Technology) { Terms = ["loss"] },
        new("3-05", 'b', "/understand/correlation", Technology, Tuning) { Command = "sinan listen sentiment evaluate --train feedback.csv --text text --label rating --folds 5", Terms = ["loss", "overfitting"] },
        new("3-06", 'c', "/decide/feasibility", Tuning, Boundary) { Terms = ["fine_tuning"] },
        new("3-07", 'a', "/understand/paths", Technology) { Terms = ["transformer", "token"] },
        new("3-08", 'b', "/deliver", Tuning, Restraint) { Terms = ["lora", "fine_tuning"] },
        new("3-09", 'c', "/listen/labels", DataSense, Tuning, Patience) { Terms = ["kappa", "measured_labels"] },

        new("4-01", 'b', "/collect/quality", Operations, Restraint) { Command = "sinan doctor", Terms = ["quantisation", "kv_cache"] },
        new("4-02", 'a', "/understand/compare", Technology, Boundary, DataSense) { Terms = ["srm"] },
        new("4-03", 'c', "/decide/market", Risk, Applications),
        new("4-04", 'b', "/settings", Structure, Operations),
        new("4-05", 'a', "/decide/ideas", Applications, Operations),
        new("4-06", 'c', "/collect/quality", Operations, Technology) { Command = "sinan doctor", Terms = ["quantisation"] },
        new("4-07", 'a', "/settings", Operations, Risk) { Command = "sinan workspace backup --out backup.zip" },
        new("4-08", 'b', "/collect/live", Operations, Structure) { Terms = ["kv_cache"] },
        new("4-09", 'c', "/deliver/roadmap", Operations, Structure, Iteration),
        new("4-10", 'a', "/deliver", Operations, Iteration),
        new("4-11", 'b', "/listen/alert-rules", Risk, Users) { Terms = ["false_alarm_budget"] },
        new("4-12", 'c', "/deliver", Risk, Restraint),
    ];

    static readonly FrozenDictionary<string, Lesson> byId = All.ToFrozenDictionary(l => l.Id, StringComparer.Ordinal);

    /// <summary>Study days of the whole path: 90.</summary>
    public static int Days => Stages.Sum(s => s.Days);

    public static Lesson? Find(string id) => byId.GetValueOrDefault(id);

    public static IEnumerable<Lesson> Of(PathStage stage) => All.Where(l => l.Stage == stage.Number);
}

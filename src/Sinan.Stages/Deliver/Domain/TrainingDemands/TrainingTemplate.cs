using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>A pattern to begin a training demand from.</summary>
/// <param name="Code">Stable name; its words are "deliver.training.template.{code}", with ".wanted", ".set" and ".acceptance".</param>
/// <param name="Kind">What is learned.</param>
/// <param name="Target">Usual share that has to be right.</param>
public sealed record TrainingTemplate(string Code, TrainingKind Kind, double Target)
{
    public static ImmutableArray<TrainingTemplate> All { get; } =
    [
        new("classify", TrainingKind.Ability, 0.9), new("extract", TrainingKind.Ability, 0.9), new("format", TrainingKind.Ability, 0.98), new("style", TrainingKind.Ability, 0.8),
        new("rules", TrainingKind.Instructions, 0.85), new("refuse", TrainingKind.Instructions, 0.95), new("dialogue", TrainingKind.Instructions, 0.8), new("tools", TrainingKind.Instructions, 0.9),
    ];

    public static TrainingTemplate? Find(string? code) => All.FirstOrDefault(t => t.Code == code);
}

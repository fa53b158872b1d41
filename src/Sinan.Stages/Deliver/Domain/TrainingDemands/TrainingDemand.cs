using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>What a model is to be trained for, and with which data.</summary>
public sealed record TrainingDemand : Entry
{
    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    public TrainingKind Kind { get; init; }

    /// <summary>Code of the template that it began from; empty = none.</summary>
    public string Template { get; init; } = "";

    /// <summary>What the model is to do after the training.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>What belongs to it.</summary>
    public string Inside { get; init; } = "";

    /// <summary>What does not.</summary>
    public string Outside { get; init; } = "";

    /// <summary>How the result is judged, and by whom.</summary>
    public string Acceptance { get; init; } = "";

    /// <summary>Share of the test rows that has to be right, above 0 and below 1; null = not said.</summary>
    public double? Target { get; init; }

    /// <summary>The trainer with whom the set is designed; empty = nobody yet.</summary>
    public string Trainer { get; init; } = "";

    /// <summary>Whether a person confirmed that the data may be used for training.</summary>
    public bool IsCleared { get; init; }

    public ImmutableArray<TrainingExample> Examples { get; init; } = [];

    /// <summary>Design of the training set.</summary>
    public ImmutableArray<TrainingSlice> Slices { get; init; } = [];

    [JsonIgnore]
    public int TestRows => Slices.Sum(s => s.TestRows);

    [JsonIgnore]
    public int TrainRows => Slices.Sum(s => s.TrainRows);
}

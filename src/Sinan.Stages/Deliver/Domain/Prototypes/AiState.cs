namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>What an answer of an AI has to be designed for, besides the answer itself.</summary>
public enum AiState
{
    /// <summary>The answer is on its way.</summary>
    Loading,

    /// <summary>There is an answer, and the model is not sure of it.</summary>
    LowConfidence,

    /// <summary>There is no answer.</summary>
    Empty,

    /// <summary>The answer was wrong, and the user says so.</summary>
    Wrong,

    /// <summary>The user can say what the answer was worth.</summary>
    Feedback,

    /// <summary>A person takes over.</summary>
    HumanTakeover,

    /// <summary>The user is told that an AI wrote it. The exported prototype always does.</summary>
    AiLabel,
}

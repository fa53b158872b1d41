namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>What the user sees in place of an AI's answer, and beside it. Empty words = not designed yet.</summary>
public sealed record AnswerStates
{
    public static AnswerStates None { get; } = new();

    public string Loading { get; init; } = "";

    public string LowConfidence { get; init; } = "";

    public string Empty { get; init; } = "";

    public string Wrong { get; init; } = "";

    /// <summary>Whether the user can say what the answer was worth.</summary>
    public bool TakesFeedback { get; init; }

    /// <summary>Whether the user can ask for a person; the element's target is where that leads.</summary>
    public bool HandsOver { get; init; }

    /// <summary>The states that take the place of the answer, with their words.</summary>
    public IEnumerable<(AiState State, string Words)> Places =>
        new[] { (AiState.Loading, Loading), (AiState.LowConfidence, LowConfidence), (AiState.Empty, Empty), (AiState.Wrong, Wrong) }.Where(s => s.Item2.Length > 0);

    public bool Covers(AiState state) => state switch
    {
        AiState.Feedback => TakesFeedback,
        AiState.HumanTakeover => HandsOver,
        AiState.AiLabel => true,
        _ => Places.Any(p => p.State == state),
    };
}

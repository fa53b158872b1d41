using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>One exchange of a dialogue: the user says something, the system answers.</summary>
public sealed record DialogueTurn
{
    public string User { get; init; } = "";

    public string System { get; init; } = "";

    /// <summary>The state that the answer shows; null = all is well.</summary>
    public AiState? State { get; init; }

    /// <summary>Numbers of the exchanges that may follow, from 1; none = the dialogue ends here.</summary>
    public ImmutableArray<int> Next { get; init; } = [];
}

using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>Whether a state is designed wherever the prototype shows an answer of an AI.</summary>
/// <param name="State">Which.</param>
/// <param name="Places">Answers on screens, and the dialogue as one.</param>
/// <param name="Missing">Titles of the screens where it is missing, each once; an empty title is the dialogue.</param>
public sealed record StateCoverage(AiState State, int Places, ImmutableArray<string> Missing)
{
    public bool IsCovered => Places > 0 && Missing.Length == 0;

    /// <summary>All states in their order.</summary>
    public static ImmutableArray<StateCoverage> Of(Prototype prototype)
    {
        var speaks = prototype.Turns.Length > 0;
        var places = prototype.Screens.Sum(s => s.Answers.Count()) + (speaks ? 1 : 0);
        return
        [
            .. Enum.GetValues<AiState>().Select(state => new StateCoverage(
                state, places,
                [
                    .. prototype.Screens.Where(s => s.Answers.Any(a => !(a.States ?? AnswerStates.None).Covers(state))).Select(s => s.Title),
                    .. speaks && state != AiState.AiLabel && prototype.Turns.All(t => t.State != state) ? [""] : Array.Empty<string>(),
                ])),
        ];
    }
}

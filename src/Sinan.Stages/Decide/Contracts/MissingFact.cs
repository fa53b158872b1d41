using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>A fact that nobody has settled yet and that decides the order.</summary>
/// <param name="NeedId">Of which need.</param>
/// <param name="Chance">Chance that knowing it changes the order of the first places.</param>
/// <param name="From">Lowest value, in the input's unit, at which the order changes.</param>
/// <param name="To">Highest such value within the plausible range.</param>
/// <param name="Place">First place that would change.</param>
/// <param name="Evidence">Where it is proved.</param>
/// <param name="Input">Which input: "effort" (person-days), "reach" (users), "impact", "confidence" …</param>
/// <param name="Gain">Expected value of knowing it before the first need is chosen: how much higher the score of the chosen one will be, as a share.</param>
public sealed record MissingFact(string NeedId, double Chance, double From, double To, int Place, EvidenceId Evidence, string Input = "effort", double Gain = 0);

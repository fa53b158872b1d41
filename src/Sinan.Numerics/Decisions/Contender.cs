using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>One of several, as it stands among them.</summary>
/// <param name="Best">Chance that it is the best: those of all add up to 1.</param>
/// <param name="Loss">Expected loss of choosing it: how much better the best is on average, in the unit of the number; 0 when it surely is the best.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Interval">Credible interval.</param>
public sealed record Contender(double Best, double Loss, double Mean, Bounds Interval);

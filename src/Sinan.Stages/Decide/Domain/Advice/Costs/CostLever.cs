using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain.Advice.Costs;

/// <summary>A way to spend less on data and models.</summary>
/// <param name="Code">Names its words.</param>
/// <param name="IsOnce">Whether it saves once; else every month.</param>
/// <param name="Saves">In CNY; null where it saves no money.</param>
/// <param name="Part">The share that it saves of what it bears on; null where that is not what it is worked out from.</param>
/// <param name="Says">What it does here.</param>
/// <param name="Href">Where one begins.</param>
public sealed record CostLever(string Code, bool IsOnce, AdviceFigure? Saves, AdviceFigure? Part, Phrase Says, string Href);

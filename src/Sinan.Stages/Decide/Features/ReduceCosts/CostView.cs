using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.CompareAlternatives;

namespace Sinan.Stages.Decide.Features.ReduceCosts;

/// <summary>The levers in the reader's words, for programs.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Cases">Cases a month.</param>
/// <param name="Levers">Those that save most first.</param>
public sealed record CostView(string Answer, AdviceFigureView Cases, ImmutableArray<CostView.LeverView> Levers)
{
    /// <param name="Code">Which.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Once">Whether it saves once; else every month.</param>
    /// <param name="Saves">CNY; null where it saves no money.</param>
    /// <param name="Part">The share that it saves of what it bears on.</param>
    /// <param name="Text">What it does here.</param>
    public sealed record LeverView(string Code, string Name, bool Once, AdviceFigureView? Saves, AdviceFigureView? Part, string Text);

    public static CostView Of(CostReport report, Localizer words) => new(
        words.Write(report.Says), AdviceFigureView.Of(report.Cases, words)!,
        [.. report.Levers.Select(l => new LeverView(l.Code, words[CostReport.KeyOf(l)], l.IsOnce, AdviceFigureView.Of(l.Saves, words), AdviceFigureView.Of(l.Part, words), words.Write(l.Says)))]);
}

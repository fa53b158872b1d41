using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>One way in the reader's words.</summary>
/// <param name="Way">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quality">Share of cases answered right; null where nobody knows.</param>
/// <param name="Latency">Seconds; null where nothing answers.</param>
/// <param name="Build">CNY once.</param>
/// <param name="Monthly">CNY a month.</param>
/// <param name="FirstYear">CNY for building and twelve months.</param>
/// <param name="Risk">"low", "medium" or "high".</param>
/// <param name="Reaches">Whether it reaches the target; null = cannot be told.</param>
/// <param name="DominatedBy">Another way that is no worse in anything and surely better in cost or quality.</param>
/// <param name="BarredBy">Answer on suitability that speaks against it.</param>
/// <param name="TooSlow">Whether it surely answers too late.</param>
public sealed record WayView(
    AlternativeKind Way, string Name, AdviceFigureView? Quality, AdviceFigureView? Latency, AdviceFigureView? Build, AdviceFigureView? Monthly, AdviceFigureView? FirstYear, RiskLevel Risk,
    bool? Reaches, AlternativeKind? DominatedBy, string? BarredBy, bool TooSlow)
{
    public static WayView Of(Alternative way, double target, Localizer words) => new(
        way.Kind, words[AlternativesAnswer.KeyOf(way.Kind)], AdviceFigureView.Of(way.Quality, words), AdviceFigureView.Of(way.Latency, words), AdviceFigureView.Of(way.Build, words), AdviceFigureView.Of(way.Monthly, words), AdviceFigureView.Of(way.FirstYear, words), way.Risk,
        way.Reaches(target), way.DominatedBy, way.BarredBy, way.IsTooSlow);
}

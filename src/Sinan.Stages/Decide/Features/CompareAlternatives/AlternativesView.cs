using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>The comparison in the reader's words, for programs.</summary>
public sealed record AlternativesView
{
    public string? Need { get; init; }

    public required double Target { get; init; }

    public required string Answer { get; init; }

    /// <summary>"take", "take_or_measure", "cannot_tell" or "none".</summary>
    public required string Verdict { get; init; }

    public AlternativeKind? Take { get; init; }

    public AlternativeKind? Unclear { get; init; }

    /// <summary>"fits", "adjust", "against" or "open".</summary>
    public required string Suitability { get; init; }

    /// <summary>Questions that this rests on.</summary>
    public required ImmutableArray<string> SuitabilityReasons { get; init; }

    public required AdviceFigureView Cases { get; init; }

    public required ImmutableArray<WayView> Ways { get; init; }

    public double Seconds { get; init; }

    public static AlternativesView Of(AlternativesReport report, Localizer words) => new()
    {
        Need = report.Asked.Need,
        Target = report.Asked.Target,
        Answer = string.Join(words.Lang == Lang.Chinese ? "" : " ", report.Says.Select(words.Write)),
        Verdict = report.Verdict.Code,
        Take = report.Verdict.Take,
        Unclear = report.Verdict.Unclear,
        Suitability = report.Suitability.Code,
        SuitabilityReasons = report.Suitability.Reasons,
        Cases = AdviceFigureView.Of(report.Inputs.Cases, words)!,
        Ways = [.. report.Ways.Select(w => WayView.Of(w, report.Asked.Target, words))],
    };
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>A figure in the reader's words.</summary>
/// <param name="Value">Figure.</param>
/// <param name="Ci95">The ends of its interval.</param>
/// <param name="Origin">"measured", "entered" or "rule_of_thumb".</param>
/// <param name="Source">What was measured, how it was worked out, or which rule of thumb it is.</param>
/// <param name="Evidence">Proof of a measured figure.</param>
public sealed record AdviceFigureView(double Value, ImmutableArray<double> Ci95, FigureOrigin Origin, string Source, EvidenceId? Evidence)
{
    public static AdviceFigureView? Of(AdviceFigure? figure, Localizer words) =>
        figure is null ? null : new AdviceFigureView(figure.Value.Value, [figure.Value.Low, figure.Value.High], figure.Origin, words.Write(figure.Source), figure.Evidence);
}

using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>A figure that advice rests on, and where it comes from.</summary>
/// <param name="Value">The figure with the ends of its interval.</param>
/// <param name="Origin">Where it comes from; of a figure worked out from others, the least sure of theirs.</param>
/// <param name="Source">What was measured, how it was worked out, or which rule of thumb it is.</param>
public sealed record AdviceFigure(Estimate Value, FigureOrigin Origin, Phrase Source)
{
    /// <summary>Proof of a measured figure.</summary>
    public EvidenceId? Evidence { get; init; }

    public static AdviceFigure Rule(string source, double value, double low, double high) => new(new Estimate(value, low, high), FigureOrigin.RuleOfThumb, SourceOf(source));

    public static AdviceFigure Entered(Estimate value) => new(value, FigureOrigin.Entered, SourceOf("entered"));

    /// <param name="source">Name of what was measured.</param>
    /// <param name="value">The figure.</param>
    /// <param name="evidence">Its proof.</param>
    public static AdviceFigure Measured(string source, Estimate value, EvidenceId? evidence) => new(value, FigureOrigin.Measured, SourceOf(source)) { Evidence = evidence };

    public static Phrase SourceOf(string name) => new("decide.advice.source." + name);

    /// <summary>Sums and products of ends: at least as wide as the interval of independent figures, and never narrower where they go together.</summary>
    public static AdviceFigure operator +(AdviceFigure a, AdviceFigure b) =>
        Of(a, b, new Estimate(a.Value.Value + b.Value.Value, a.Value.Low + b.Value.Low, a.Value.High + b.Value.High));

    /// <inheritdoc cref="op_Addition"/>
    /// <remarks>For figures that are not below zero.</remarks>
    public static AdviceFigure operator *(AdviceFigure a, AdviceFigure b) =>
        Of(a, b, new Estimate(a.Value.Value * b.Value.Value, a.Value.Low * b.Value.Low, a.Value.High * b.Value.High));

    public static AdviceFigure operator *(AdviceFigure a, double factor) => a with { Value = a.Value.Times(factor), Evidence = null };

    /// <summary>The same figure, said to come from a working-out.</summary>
    public AdviceFigure WorkedOut(string source) => this with { Source = SourceOf(source), Evidence = null };

    public Fact AsFact(string name, FactKind kind) => new()
    {
        Name = name, Kind = kind, Number = Value.Value, Interval = Value.Low == Value.High ? null : Value.Interval, Evidence = Evidence,
    };

    static AdviceFigure Of(AdviceFigure a, AdviceFigure b, Estimate value) => new(value, a.Origin > b.Origin ? a.Origin : b.Origin, a.Source);
}

using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>One way to meet a need, with what it costs and brings.</summary>
public sealed record Alternative
{
    public required AlternativeKind Kind { get; init; }

    /// <summary>Once, in CNY.</summary>
    public required AdviceFigure Build { get; init; }

    /// <summary>In CNY a month.</summary>
    public required AdviceFigure Monthly { get; init; }

    /// <summary>Seconds until a case is answered; null where none is.</summary>
    public AdviceFigure? Latency { get; init; }

    /// <summary>Share of cases answered right; null where nobody knows.</summary>
    public AdviceFigure? Quality { get; init; }

    public required RiskLevel Risk { get; init; }

    /// <summary>Building and twelve months of running, in CNY.</summary>
    public AdviceFigure FirstYear => (Build + (Monthly * 12)).WorkedOut("first_year");

    /// <summary>Another one that is no worse in anything and surely better in cost or quality; null for none.</summary>
    public AlternativeKind? DominatedBy { get; init; }

    /// <summary>An answer on suitability that speaks against this way; null for none.</summary>
    public string? BarredBy { get; init; }

    /// <summary>Whether it surely answers too slowly.</summary>
    public bool IsTooSlow { get; init; }

    /// <summary>Whether it may be chosen at all.</summary>
    public bool IsOpen => DominatedBy is null && BarredBy is null && !IsTooSlow;

    /// <summary>Whether it reaches a target: surely, surely not, or null.</summary>
    public bool? Reaches(double target) => Quality?.Value switch
    {
        { Low: var low } when low >= target => true,
        { High: var high } when high < target => false,
        _ => null,
    };

    /// <summary>No worse in the figures that are expected, and in cost or quality surely better: then nobody would choose the other.</summary>
    public bool Dominates(Alternative other)
    {
        if (Quality is not { } own || other.Quality is not { } others)
            return false;
        var isNoWorse = FirstYear.Value.Value <= other.FirstYear.Value.Value && own.Value.Value >= others.Value.Value && Seconds(this) <= Seconds(other) && Risk <= other.Risk;
        return isNoWorse && (FirstYear.Value.High < other.FirstYear.Value.Low || own.Value.Low > others.Value.High);
    }

    static double Seconds(Alternative alternative) => alternative.Latency?.Value.Value ?? 0;
}

using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What the comparison of alternatives is worked out from.</summary>
public sealed record AlternativeInputs
{
    public required PriceBook Prices { get; init; }

    /// <summary>Cases a month.</summary>
    public required AdviceFigure Cases { get; init; }

    /// <summary>Characters of a case.</summary>
    public required AdviceFigure Characters { get; init; }

    /// <summary>Seconds that a person takes for a case.</summary>
    public required double HandlingSeconds { get; init; }

    /// <summary>Seconds that labelling a case takes.</summary>
    public required double LabelSeconds { get; init; }

    /// <summary>Seconds after which an answer is too late; null = no matter.</summary>
    public double? MostSeconds { get; init; }

    /// <summary>Null before anything was measured.</summary>
    public MeasuredWays? Measured { get; init; }

    /// <summary>What people entered, by "way.figure" ("chat.quality"); it goes before what was measured.</summary>
    public ImmutableSortedDictionary<string, Estimate> Entered { get; init; } = ImmutableSortedDictionary<string, Estimate>.Empty;

    /// <summary>Answers on suitability, by question.</summary>
    public ImmutableSortedDictionary<string, SuitabilityAnswer> Answers { get; init; } = ImmutableSortedDictionary<string, SuitabilityAnswer>.Empty;
}

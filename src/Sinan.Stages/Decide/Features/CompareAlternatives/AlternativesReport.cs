using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

/// <summary>The ways to meet a need side by side.</summary>
public sealed record AlternativesReport
{
    public required CompareAlternatives Asked { get; init; }

    /// <summary>Title of the need; null for the product as a whole.</summary>
    public Phrase? NeedTitle { get; init; }

    /// <summary>The sentences of the answer.</summary>
    public required ImmutableArray<Phrase> Says { get; init; }

    public required AlternativesVerdict Verdict { get; init; }

    public required Suitability Suitability { get; init; }

    public required ImmutableArray<Alternative> Ways { get; init; }

    /// <summary>What it was worked out from.</summary>
    public required AlternativeInputs Inputs { get; init; }

    /// <summary>What was measured: code and title; null before anything was.</summary>
    public Phrase? Told { get; init; }
}

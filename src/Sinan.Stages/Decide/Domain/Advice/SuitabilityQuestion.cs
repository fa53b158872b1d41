using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>A question on whether a thing should be done by AI at all.</summary>
/// <param name="Code">Names its words.</param>
/// <param name="Yes">What "yes" speaks for.</param>
/// <param name="Partly">What "in part" speaks for.</param>
/// <param name="No">What "no" speaks for.</param>
/// <param name="IsKey">Whether no verdict is given before it is answered.</param>
/// <param name="Bars">Ways that fall away when the answer speaks against.</param>
public sealed record SuitabilityQuestion(string Code, SuitabilityLean Yes, SuitabilityLean Partly, SuitabilityLean No, bool IsKey, ImmutableArray<AlternativeKind> Bars)
{
    public SuitabilityLean LeanOf(SuitabilityAnswer answer) => answer switch
    {
        SuitabilityAnswer.Yes => Yes,
        SuitabilityAnswer.Partly => Partly,
        SuitabilityAnswer.No => No,
        _ => SuitabilityLean.None,
    };
}

using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>A family with its reasons.</summary>
public sealed record ModelOption(ModelFamily Family, ImmutableArray<ModelReason> Reasons)
{
    /// <summary>"suits" with a reason for and none against, "unfit" with one against, else "possible".</summary>
    public string Verdict => Reasons.Any(r => r.Speaks == false) ? "unfit" : Reasons.Any(r => r.Speaks == true) ? "suits" : "possible";
}

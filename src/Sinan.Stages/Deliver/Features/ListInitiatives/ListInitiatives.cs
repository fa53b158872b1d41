using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ListInitiatives;

/// <summary>Where do the initiatives stand?</summary>
/// <param name="Stage">Only those in this stage, in snake case ("need_insight"); null = all.</param>
/// <param name="Kind">Only of this kind ("product", "development", "research").</param>
/// <param name="Owner">Only those of this owner.</param>
/// <param name="Theme">Only those of this strategy theme.</param>
public sealed record ListInitiatives(string? Stage = null, string? Kind = null, string? Owner = null, string? Theme = null)
{
    public bool Takes(Initiative initiative) =>
        Fits(Stage, StepWork.Code(initiative.Stage)) && Fits(Kind, StepWork.Code(initiative.Kind)) && Fits(Owner, initiative.Owner) && Fits(Theme, initiative.Theme);

    static bool Fits(string? asked, string value) => string.IsNullOrEmpty(asked) || asked == value;
}

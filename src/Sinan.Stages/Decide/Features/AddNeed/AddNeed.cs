using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.AddNeed;

/// <summary>A person enters a need.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Origin">Where it comes from: entered, survey, interview, idea, competitor or market.</param>
/// <param name="Actor">Who enters it.</param>
public sealed record AddNeed(NeedEntry Entry, NeedSource Origin, string Actor)
{
    /// <summary>It stands for itself, although its title names something that another need is about.</summary>
    public bool IsDistinct { get; init; }
}

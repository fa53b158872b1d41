using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Features.ShowNeed;

/// <summary>Why does this need stand where it stands, and what became of it?</summary>
/// <param name="Id">Which need.</param>
public sealed record ShowNeed(string Id);

/// <summary>A need from all sides.</summary>
/// <param name="Card">The need as an object.</param>
/// <param name="Need">Where it stands in the newest ranking; null when it is not in it.</param>
/// <param name="Report">The newest ranking; null before the first.</param>
/// <param name="Ways">States that it may go to.</param>
/// <param name="History">What happened to it, newest first.</param>
/// <param name="Joined">Needs that were joined to it.</param>
/// <param name="Sentences">What users said, redacted.</param>
/// <param name="Quotes">What was said in interviews.</param>
/// <param name="Effect">What shipping changed, as measured last; null before.</param>
/// <param name="Work">Initiatives for it, newest first.</param>
public sealed record NeedStory(
    NeedCard Card, Need? Need, NeedReport? Report, ImmutableArray<NeedState> Ways, ImmutableArray<NeedEvent> History, ImmutableArray<NeedCard> Joined, ImmutableArray<string> Sentences,
    ImmutableArray<InterviewQuote> Quotes, Evidence? Effect, ImmutableArray<NeedWork> Work)
{
    /// <summary>Whether an initiative may be started for it.</summary>
    public bool IsStartable => Card.State is not (NeedState.Verified or NeedState.Rejected);

    /// <summary>Open needs that the same users stand behind, with their titles; the strongest first.</summary>
    public ImmutableArray<(Phrase Title, NeedBond Bond)> Together { get; init; } = [];

    /// <summary>Metrics that a shipped need may be measured by.</summary>
    public ImmutableArray<SavedMetric> Metrics { get; init; } = [];
}

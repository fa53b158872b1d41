using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Features.ListNeeds;

/// <summary>Which needs matter most, by the team's way of ranking or another, and only some of them.</summary>
public sealed record ListNeeds
{
    /// <summary>Null for the team's own way.</summary>
    public RankMethod? Method { get; init; }

    /// <summary>Formula where the method is one's own; null for the team's.</summary>
    public string? Formula { get; init; }

    public NeedSource? Source { get; init; }

    public NeedCategory? Category { get; init; }

    /// <summary>Null for all that are still to be done.</summary>
    public NeedState? State { get; init; }
}

/// <summary>The needs asked for.</summary>
/// <param name="Report">The ranking that they stand in: all of its needs, whatever was asked for.</param>
/// <param name="Shown">Those ranked, best first.</param>
/// <param name="Waiting">Those that lack facts.</param>
/// <param name="Closed">Done or refused ones, newest first, where a closed state was asked for.</param>
/// <param name="States">State of every need by its id.</param>
public sealed record NeedSelection(
    NeedReport Report, ImmutableArray<Need> Shown, ImmutableArray<WaitingNeed> Waiting, ImmutableArray<NeedCard> Closed, IReadOnlyDictionary<string, NeedState> States);

/// <summary>A need that cannot be ranked yet.</summary>
/// <param name="Need">The need.</param>
/// <param name="Lacks">Inputs that nobody has measured or said, by name.</param>
/// <param name="Question">A question to ask users that gets the first of them; null where the team itself knows best.</param>
public sealed record WaitingNeed(Need Need, ImmutableArray<string> Lacks, Phrase? Question);

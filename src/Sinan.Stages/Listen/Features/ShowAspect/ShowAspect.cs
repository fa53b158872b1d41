using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowAspect;

/// <summary>How do people feel about one aspect, who speaks of it, and how does it move?</summary>
/// <param name="Id">Aspect.</param>
public sealed record ShowAspect(string Id)
{
    /// <summary>Newest comments of each feeling that are cited.</summary>
    public const int MostCited = 6;

    /// <summary>Values of a breakdown that are listed, the most frequent.</summary>
    public const int MostValues = 20;

    /// <summary>Newest weeks that are shown: two years.</summary>
    public const int MostWeeks = 104;

    /// <summary>Only since this day, in the workspace's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only until this day, inclusive.</summary>
    public DateOnly? To { get; init; }

    public string? Source { get; init; }

    /// <summary>Version of the app.</summary>
    public string? Version { get; init; }

    public string? Device { get; init; }

    /// <summary>Id of the user's segment, or the group that the sender named.</summary>
    public string? Segment { get; init; }

    /// <summary>What it is broken down by; null for nothing.</summary>
    public FeedbackFacet? By { get; init; }
}

/// <param name="Start">Monday in the workspace's zone.</param>
/// <param name="Comments">Comments that speak of it.</param>
/// <param name="Praise">Of which praise it.</param>
/// <param name="Blame">Of which blame it.</param>
/// <param name="BlameShare">Part that blames it; null without comments.</param>
/// <param name="Interval">Wilson's interval of the part.</param>
public sealed record AspectWeek(DateTimeOffset Start, long Comments, long Praise, long Blame, double? BlameShare, Interval? Interval);

/// <summary>What the comments of one app version, device, segment or channel say.</summary>
/// <param name="Value">As stored; null for comments without one.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Comments">Comments that speak of it.</param>
/// <param name="Praise">Part that praises it, with Wilson's interval.</param>
/// <param name="Blame">Part that blames it, with Wilson's interval.</param>
public sealed record AspectPart(string? Value, Phrase Name, long Comments, ThemeFigure Praise, ThemeFigure Blame);

/// <param name="By">What tells the comments apart.</param>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Parts">Most frequent first.</param>
public sealed record AspectBreakdown(FeedbackFacet By, Phrase Sentence, ImmutableArray<AspectPart> Parts);

/// <param name="No">Number of the feedback.</param>
/// <param name="Time">When it was said.</param>
/// <param name="Clause">What it says of the aspect.</param>
public sealed record AspectCitation(long No, DateTimeOffset? Time, ToldClause Clause);

/// <param name="Sentence">In one sentence.</param>
/// <param name="Aspect">The aspect with its figures over all comments.</param>
/// <param name="Feelings">Part of the comments that the filters let through, by feeling, in the order of <see cref="FeedbackAspect.All"/>.</param>
/// <param name="Comments">Comments that the filters let through.</param>
/// <param name="Users">Known persons who wrote them.</param>
/// <param name="Weeks">The newest weeks without gaps, in time order.</param>
/// <param name="Blaming">What blames it, newest first.</param>
/// <param name="Praising">What praises it, newest first.</param>
/// <param name="Facets">What the comments can be told apart by.</param>
/// <param name="Breakdown">Null when none was asked for.</param>
public sealed record AspectDetail(
    Phrase Sentence, AspectFigures Aspect, ImmutableArray<FeltShare> Feelings, long Comments, long Users, ImmutableArray<AspectWeek> Weeks, ImmutableArray<AspectCitation> Blaming,
    ImmutableArray<AspectCitation> Praising, ImmutableArray<FacetChoices> Facets, AspectBreakdown? Breakdown);

/// <param name="Feeling">One of <see cref="FeedbackAspect.All"/>.</param>
/// <param name="Comments">Comments that feel so.</param>
/// <param name="Users">Known persons who wrote them.</param>
/// <param name="Share">Part of all, with Wilson's interval.</param>
public sealed record FeltShare(string Feeling, long Comments, long Users, ThemeFigure Share);

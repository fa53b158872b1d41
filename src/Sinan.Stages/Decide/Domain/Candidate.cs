using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>A need before it is ranked: what one source says, or several once merged.</summary>
/// <param name="Subject">What it is about: equal subjects are one need ("payment", "pair:P1+P2").</param>
/// <param name="Title">What to do.</param>
/// <param name="Category">What kind.</param>
/// <param name="Sources">Where it was seen.</param>
/// <param name="Reach">Users in 30 days.</param>
/// <param name="Impact">0.25 … 3.</param>
/// <param name="Confidence">0 … 1.</param>
/// <param name="Urgency">Recent over earlier signal; null when unknown.</param>
/// <param name="Importance">Value touched in 30 days; null when unknown.</param>
/// <param name="Users">User numbers touched, for finding the group most concerned; never shown.</param>
/// <param name="Evidence">Evidence to keep, with what it says in a sentence and in short.</param>
sealed record Candidate(
    string Subject, Phrase Title, NeedCategory Category, ImmutableArray<NeedSource> Sources, Estimate Reach, Estimate Impact, Estimate Confidence,
    double? Urgency, double? Importance, IReadOnlySet<int> Users, ImmutableArray<Reason> Evidence)
{
    /// <summary>What stands behind it over time; null for nothing.</summary>
    public Watched? Watched { get; init; }

    /// <summary>Where that is heading; null while unknown.</summary>
    public SeriesOutlook? Outlook { get; init; }

    /// <summary>How sure one kind of evidence is, on the usual scale of reach, impact, confidence and effort: 50, 80 or 100 %.</summary>
    public static Estimate Low { get; } = new(0.5, 0.4, 0.6);

    public static Estimate Medium { get; } = new(0.8, 0.7, 0.9);

    public static Estimate High { get; } = new(1, 0.92, 1);

    /// <summary>Whether a source bears witness of its own; notes and entries of the team do not.</summary>
    static bool IsEvidence(NeedSource source) => source is not (NeedSource.Entered or NeedSource.Competitor or NeedSource.Market);

    /// <summary>One need from several candidates about the same thing. Behaviour decides how many and how badly; voices add certainty.</summary>
    public static Candidate Merge(IReadOnlyList<Candidate> same)
    {
        if (same.Count == 1)
            return same[0];
        var lead = same.OrderBy(c => !c.Reach.IsKnown).ThenBy(c => c.Sources[0]).ThenByDescending(c => c.Reach.Value).First();
        var sources = same.SelectMany(c => c.Sources).Distinct().Order().ToImmutableArray();
        // The same voices in two languages are different people; a friction's users contain those who complain about it.
        var alike = same.Where(c => c.Sources[0] == lead.Sources[0] && c.Reach.IsKnown).ToList();
        var reach = alike.Count == 0 ? Estimate.Unknown : new Estimate(alike.Sum(c => c.Reach.Value), alike.Sum(c => c.Reach.Low), alike.Sum(c => c.Reach.High));
        var importance = alike.Any(c => c.Importance is not null) ? alike.Sum(c => c.Importance ?? 0) : (double?)null;
        return lead with
        {
            Sources = sources,
            Reach = reach,
            Impact = same.MaxBy(c => c.Impact.Value)!.Impact,
            Confidence = sources.Count(IsEvidence) > 1 ? High : same.MaxBy(c => c.Confidence.Value)!.Confidence,
            Importance = importance,
            Watched = lead.Watched ?? same.Select(c => c.Watched).FirstOrDefault(w => w is not null),
            Users = same.SelectMany(c => c.Users).ToHashSet(),
            Evidence = [.. same.SelectMany(c => c.Evidence)],
        };
    }
}

/// <summary>A piece of evidence with its place in a need.</summary>
/// <param name="Evidence">Sealed.</param>
/// <param name="Kind">Which source.</param>
/// <param name="Short">In a few words.</param>
sealed record Reason(Evidence Evidence, NeedSource Kind, Phrase Short);

using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;

namespace Sinan.Stages.Decide.Features;

/// <summary>What this stage tells the home.</summary>
public sealed class DecideNews(INeeds needs, INeedStore store, ISnapshots snapshots)
{
    /// <summary>Needs at the head that are looked at: what stands below is not decided today.</summary>
    const int Head = 5;

    const int MostSteps = 20, MostMovers = 5;

    /// <summary>The fact that the order hangs on, and needs at the head whose facts are in and that nobody has judged.</summary>
    public async Task<IReadOnlyList<OpenDecision>> DecisionsAsync(CancellationToken cancellationToken)
    {
        if (await needs.LatestAsync(cancellationToken) is not { } report)
            return [];
        var (open, owner) = (new List<OpenDecision>(), new Phrase("decide.owes"));
        if (report.Missing is { } missing && report.Find(missing.NeedId) is { } asked)
        {
            open.Add(new OpenDecision(
                DecisionUrgency.Waiting,
                new Phrase("decide.decision.missing", Title(asked.Title), Fact.Of("input", new Phrase("decide.input." + missing.Input)), Fact.Share("chance", missing.Chance).From(missing.Evidence)), Href(asked.Id), owner,
                report.At));
        }

        foreach (var need in report.Needs.Where(n => n is { Rank: <= Head, IsEffortEntered: true } && n.Id != report.Missing?.NeedId))
        {
            if (await store.FindAsync(need.Id, cancellationToken) is { State: NeedState.Candidate })
                open.Add(new OpenDecision(DecisionUrgency.Waiting, new Phrase("decide.decision.ready", Title(need.Title), Place(need)), Href(need.Id), owner, report.At));
        }

        return open;
    }

    /// <summary>New needs, steps of their lives, verdicts on what was shipped, and places that moved.</summary>
    public async Task<IReadOnlyList<RecentChange>> ChangesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var news = await store.NewsAsync(since, MostSteps, cancellationToken);
        var changes = news.Steps.Select(Of).ToList();
        if (await needs.LatestAsync(cancellationToken) is not { } report)
            return changes;
        if (news.Found > 0)
            changes.Add(new RecentChange(report.At, new Phrase("decide.change.found", Fact.Count("found", news.Found)), "/decide"));
        if (report.At >= since && (await snapshots.AsOfAsync<EarlierPlaces>(NeedReport.SnapshotKind, since, cancellationToken))?.Value is { } before)
            changes.AddRange(Movers(report, before).Take(MostMovers));
        return changes;
    }

    static RecentChange Of(NeedStep step)
    {
        var (happened, title) = (step.Happened, Title(step.Title));
        return happened.Kind == "measured" && EvidenceId.TryParse(happened.Reason, CultureInfo.InvariantCulture, out var proof)
            ? new RecentChange(happened.At, new Phrase("decide.change.measured", title.From(proof)), Href(happened.Need))
            : new RecentChange(
                happened.At,
                new Phrase("decide.change.moved", title, Fact.Of("from", new Phrase(NeedWords.Key(happened.From))), Fact.Of("to", new Phrase(NeedWords.Key(happened.To)))), Href(happened.Need));
    }

    /// <summary>Needs that are, or were, among the first and have another place now.</summary>
    static IEnumerable<RecentChange> Movers(NeedReport report, EarlierPlaces before)
    {
        var places = before.Needs.ToDictionary(n => n.Id, n => n.Rank, StringComparer.Ordinal);
        return from need in report.Needs
               let old = places.GetValueOrDefault(need.Id)
               where old > 0 && old != need.Rank && Math.Min(old, need.Rank) <= Head
               // A place that lies within today's interval may be the old one still.
               let key = need.RankInterval.Low <= old && old <= need.RankInterval.High ? "decide.change.place.unsure" : "decide.change.place"
               select new RecentChange(report.At, new Phrase(key, Title(need.Title), Fact.Count("old", old), Place(need)), Href(need.Id));
    }

    static Fact Title(Phrase title) => Fact.Of("title", title);

    static Fact Place(Need need) => Fact.Count("place", need.Rank).Between(need.RankInterval.Low, need.RankInterval.High).From(need.ScoreEvidence);

    static string Href(string id) => "/decide/needs/" + id;

    /// <summary>The part of an earlier ranking that the places are compared with.</summary>
    sealed record EarlierPlaces(ImmutableArray<EarlierPlace> Needs);

    sealed record EarlierPlace(string Id, int Rank);
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Brings together what a search found and what people keep in the book.</summary>
static class NeedList
{
    /// <summary>A card for everything found.</summary>
    public static IEnumerable<NeedCard> CardsOf(IEnumerable<Candidate> found, DateTimeOffset at) => found.Select(c => new NeedCard
    {
        Id = NeedIdentity.Of(c.Subject), Subject = c.Subject, Title = c.Title, Category = c.Category, Origin = c.Sources[0], Created = at, Seen = at,
    });

    /// <summary>The open needs, not yet ranked, with the evidence of what was found.</summary>
    /// <param name="look">What was found.</param>
    /// <param name="cards">All cards, those of what was found among them.</param>
    /// <param name="efforts">Efforts that people entered.</param>
    /// <param name="more">Sources and inputs that other parts know of a need.</param>
    /// <param name="trust">How needs of each origin turned out.</param>
    public static (ImmutableArray<Need> Needs, ImmutableArray<Evidence> Proofs) Of(
        Look look, IReadOnlyList<NeedCard> cards, EffortBook efforts, Func<string, NeedSupport> more, TrustBook trust)
    {
        var book = cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var joined = look.Candidates.Select(c => (Card: RootOf(book[NeedIdentity.Of(c.Subject)], book), Candidate: c))
            .Concat(cards.Where(c => c.Seen != look.Frame.At && IsKept(c)).Select(c => (Card: RootOf(c, book), Candidate: OfPerson(c))))
            .Where(n => n.Card.IsOpen).GroupBy(n => n.Card.Id, n => n.Candidate)
            .Select(group => (Card: book[group.Key], Candidate: Candidate.Merge([.. group]))).ToArray();
        return ([.. joined.Select(n => NeedOf(n.Card, n.Candidate, efforts, look.Groups, more(n.Card.Id), trust))], [.. joined.SelectMany(n => n.Candidate.Evidence.Select(r => r.Evidence))]);
    }

    /// <summary>A need that only people know of, not yet ranked.</summary>
    public static Need OfCard(NeedCard card) => NeedOf(card, OfPerson(card), EffortBook.Empty, [], NeedSupport.None, TrustBook.Empty);

    /// <summary>A need with what a person has just written about it; inputs that were taken back stay until the next ranking finds them anew.</summary>
    public static Need WithCard(Need need, NeedCard card) => need with
    {
        Title = card.Title, Category = card.Category, Reach = card.Inputs.GetValueOrDefault("reach") ?? need.Reach, Impact = card.Inputs.GetValueOrDefault("impact") ?? need.Impact,
        Confidence = card.Inputs.GetValueOrDefault("confidence") ?? need.Confidence, Inputs = Others(need.Inputs, card), Entered = [.. card.Inputs.Keys],
    };

    /// <summary>The card that a joined one stands under.</summary>
    public static NeedCard RootOf(NeedCard card, IReadOnlyDictionary<string, NeedCard> book)
    {
        while (card.JoinedTo is { } to && book.TryGetValue(to, out var next))
            card = next;
        return card;
    }

    /// <summary>A need that people brought, or took up, stays in the ranking when the data no longer show it.</summary>
    static bool IsKept(NeedCard card) => !IsMachine(card.Origin) || card.State != NeedState.Candidate;

    static bool IsMachine(NeedSource source) => source is NeedSource.Friction or NeedSource.Voice or NeedSource.CoOccurrence;

    /// <summary>What a person knows: a hint until there are figures.</summary>
    static Candidate OfPerson(NeedCard card) =>
        new(card.Subject, card.Title, card.Category, [card.Origin], Estimate.Unknown, Estimate.Unknown, Candidate.Low, null, null, ImmutableHashSet<int>.Empty, []);

    static Need NeedOf(NeedCard card, Candidate found, EffortBook efforts, ImmutableArray<UserGroup> groups, NeedSupport more, TrustBook trust)
    {
        var category = card.IsEdited ? card.Category : found.Category;
        var (effort, isEntered) = efforts.Of(card.Id, category);
        return new Need
        {
            Id = card.Id, Title = card.IsEdited ? card.Title : found.Title, Category = category, Segment = UserGroup.MostConcerned(found.Users, groups),
            Sources = [.. found.Sources.Append(card.Origin).Concat(more.Sources).Distinct().Order()],
            Reach = card.Inputs.GetValueOrDefault("reach") ?? found.Reach, Impact = card.Inputs.GetValueOrDefault("impact") ?? found.Impact,
            Confidence = card.Inputs.GetValueOrDefault("confidence") ?? trust.Shrink(card.Origin, found.Confidence), Effort = effort, IsEffortEntered = isEntered,
            Urgency = found.Urgency, Importance = found.Importance, Outlook = found.Outlook,
            Evidence = [.. found.Evidence.Select(r => new NeedEvidence(r.Evidence.Id, r.Kind, r.Evidence.Statement, r.Short, r.Evidence.Value, r.Evidence.Interval)), .. more.Reasons],
            Inputs = Others(more.Inputs, card), Entered = [.. card.Inputs.Keys],
            Score = Estimate.Unknown, Rank = 0, RankInterval = new Interval(0, 0), RankProbability = 0, RankProbabilities = [], TopThree = 0,
            ScoreEvidence = default, ReachEvidence = default, TopThreeEvidence = default,
        };
    }

    /// <summary>The inputs that have no place of their own in a need.</summary>
    static ImmutableSortedDictionary<string, Estimate> Others(ImmutableSortedDictionary<string, Estimate> known, NeedCard card) =>
        known.SetItems(card.Inputs.Where(i => i.Key is not ("reach" or "impact" or "confidence")));
}

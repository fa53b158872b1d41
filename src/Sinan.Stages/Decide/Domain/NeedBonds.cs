using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Finds needs that the same users stand behind: association rules over users as baskets of needs.</summary>
/// <remarks>A pair is counted among the users of whom both could be known: two told needs among those who gave feedback, two seen needs among the active, one of each among those who are
/// both. Else all themes would seem connected, because only some users say anything at all.</remarks>
static class NeedBonds
{
    public const double MostQ = 0.05;

    /// <summary>Users behind both: fewer are hearsay.</summary>
    const int LeastBoth = 5;

    /// <summary>Bonds kept of one ranking, the strongest first.</summary>
    public const int Most = 500;

    /// <param name="look">What was found.</param>
    /// <param name="idOf">Id of the need that a subject stands under.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Each pair from both sides, the highest lift first, and the evidence.</returns>
    public static (ImmutableArray<NeedBond> Bonds, ImmutableArray<Evidence> Proofs) Of(Look look, Func<string, string> idOf, CancellationToken cancellationToken)
    {
        var needs = look.Candidates.Where(c => c.Users.Count > 0).GroupBy(c => idOf(c.Subject), (id, same) => new Party(id, [.. same])).ToArray();
        var (told, seen) = (needs.Where(n => n.IsTold && !n.IsSeen).ToArray(), needs.Where(n => n.IsSeen && !n.IsTold).ToArray());
        var both = look.Commenters.Intersect(look.Active).ToHashSet();
        var rules = Rules(told, look.Commenters, (_, _) => true, cancellationToken)
            .Concat(Rules(seen, look.Active, (a, b) => !(a.IsOfBaskets && b.IsOfBaskets), cancellationToken))
            .Concat(Rules(needs, both, (a, b) => a.IsTold != b.IsTold || a.IsSeen != b.IsSeen || (a.IsTold && a.IsSeen), cancellationToken)).ToArray();
        // Every pair could have been found in two directions.
        var tests = (double)needs.Length * (needs.Length - 1);
        var q = MultipleTesting.BenjaminiHochberg([.. rules.Select(r => r.Rule.P)], [.. rules.Select(_ => tests)]);
        var bonds = rules.Zip(q).Where(r => r.Second <= MostQ).OrderByDescending(r => r.First.Rule.Lift).Take(Most).Select(r => BondOf(r.First, r.Second, look.Frame)).ToArray();
        return ([.. bonds.Select(b => b.Bond)], [.. bonds.Select(b => b.Proof)]);
    }

    static IEnumerable<(Party First, Party Second, AssociationRule Rule)> Rules(Party[] needs, IReadOnlySet<int> users, Func<Party, Party, bool> isMeant, CancellationToken cancellationToken)
    {
        if (needs.Length < 2)
            return [];
        var behind = users.ToDictionary(u => u, _ => new List<int>());
        for (var need = 0; need < needs.Length; need++)
        {
            foreach (var user in needs[need].Users.Where(behind.ContainsKey))
                behind[user].Add(need);
        }

        var baskets = new Transactions();
        foreach (var basket in behind.Values)
            baskets.Add([.. basket]);
        return AssociationRules.Of(ItemsetMiner.Mine(baskets, LeastBoth, maxLength: 2, cancellationToken: cancellationToken), minConfidence: 0, minLift: 1, mostThen: 1, cancellationToken: cancellationToken)
            .Select(rule => (First: needs[rule.If[0]], Second: needs[rule.Then[0]], rule)).Where(r => isMeant(r.First, r.Second));
    }

    static (NeedBond Bond, Evidence Proof) BondOf((Party First, Party Second, AssociationRule Rule) found, double q, EvidenceFrame frame)
    {
        var (first, second, rule) = found;
        var bounds = Proportions.Wilson(rule.Count, rule.IfCount);
        var says = new Phrase(
            "decide.evidence.together", Fact.Of("first", first.Title), Fact.Of("second", second.Title), Fact.Count("of", rule.IfCount), Fact.Count("both", rule.Count), Fact.Count("users", rule.Transactions),
            Fact.Share("usual", (double)rule.ThenCount / rule.Transactions));
        var proof = frame.Make(
            "method.together", says, rule.Confidence, FactKind.Share, new Interval(bounds.Low, bounds.High), new { need = first.Id, other = second.Id, question = "together" }, rule.Count);
        return (new NeedBond(first.Id, second.Id, rule.Count, rule.IfCount, rule.Transactions, new Estimate(rule.Confidence, bounds.Low, bounds.High), rule.Lift, rule.P, q, proof.Id), proof);
    }

    /// <summary>A need with the users behind it.</summary>
    sealed record Party(string Id, IReadOnlyList<Candidate> Same)
    {
        public Phrase Title => Same[0].Title;

        public IReadOnlySet<int> Users { get; } = Same.SelectMany(c => c.Users).ToHashSet();

        public bool IsTold { get; } = Same.Any(c => c.Sources.Contains(NeedSource.Voice));

        public bool IsSeen { get; } = Same.Any(c => c.Sources.Any(s => s is NeedSource.Friction or NeedSource.CoOccurrence));

        /// <summary>Seen in baskets alone: who took the one item without the other. Two of these overlap by the way they are made.</summary>
        public bool IsOfBaskets { get; } = Same.All(c => c.Sources is [NeedSource.CoOccurrence]);
    }
}

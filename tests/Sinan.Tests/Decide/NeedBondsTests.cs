using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Tests.Decide;

/// <summary>Needs that the same users stand behind, on made users.</summary>
public sealed class NeedBondsTests
{
    static readonly EvidenceFrame frame = new(DataVersion.Empty, DateTimeOffset.UnixEpoch, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_independent_needs_hardly_ever_any_are_called_connected()
    {
        var random = new SplitMix64(5);
        var falsely = 0;
        for (var repetition = 0; repetition < 200; repetition++)
        {
            // Twelve needs of every kind among 1,500 users; a third of the users never say anything, and others come for nothing but to say something.
            var (commenters, active) = (Some(0, 1_000), Some(500, 1_500));
            var needs = Enumerable.Range(0, 12).Select(n => Need(
                n, (NeedSource)(n % 3), (n % 3 == (int)NeedSource.Voice ? commenters : active).Where(_ => random.NextBool(0.02 + (0.03 * n))))).ToArray();
            falsely += NeedBonds.Of(LookOf([.. needs], commenters, active), subject => subject, Stop).Bonds.IsEmpty ? 0 : 1;
        }

        // At most 5 % are to be expected: of 200 repetitions 10; 18 or more would come by chance in 1 %.
        Assert.InRange(falsely, 0, 17);
    }

    [Fact]
    public void A_bond_is_what_counting_and_the_exact_test_say()
    {
        // Of 100 commenters 0–29 complain about the first, 10–29 and 90–94 about the second: 20 of 30 against 25 of 100.
        var bonds = NeedBonds.Of(LookOf([Need(0, NeedSource.Voice, Some(0, 30)), Need(1, NeedSource.Voice, Some(10, 30).Concat(Some(90, 95)))], Some(0, 100), []), subject => "n" + subject, Stop);

        var bond = bonds.Bonds.Single(b => b.Need == "nmade:0");
        Assert.Equal(("nmade:1", 20, 30, 100), (bond.With, bond.Both, bond.Of, bond.Users));
        Assert.Equal(20 / 30.0, bond.Share.Value, 12);
        Assert.Equal(20 / 30.0 / 0.25, bond.Lift, 12);
        Assert.Equal(0.2, bond.Support, 12);
        // P(at least 20 of 25 draws from 100 are among 30 marked) = Σ C(30, k) C(70, 25 − k) ÷ C(100, 25).
        var p = Enumerable.Range(20, 6).Sum(k => Choose(30, k) * Choose(70, 25 - k)) / Choose(100, 25);
        Assert.Equal(1, bond.P / p, 9);
        // Two directions could have been found, and both were.
        Assert.Equal(1, bond.Q / p, 9);
        var back = bonds.Bonds.Single(b => b.Need == "nmade:1");
        Assert.Equal((0.8, bond.Lift), (back.Share.Value, back.Lift));
        Assert.Equal(2, bonds.Proofs.Length);
        Assert.Contains(bonds.Proofs, proof => proof.Id == bond.Evidence && proof.Value == bond.Share.Value && proof.Interval!.Low < 20 / 30.0);
    }

    [Fact]
    public void Saying_anything_at_all_is_no_connection()
    {
        // 200 of 10,000 users speak. Both themes are brought up by half of them, independently: among all users that would look like a lift of 50.
        var bonds = NeedBonds.Of(LookOf([Need(0, NeedSource.Voice, Some(0, 100)), Need(1, NeedSource.Voice, Some(0, 50).Concat(Some(100, 150)))], Some(0, 200), Some(0, 10_000)), subject => subject, Stop);

        Assert.Empty(bonds.Bonds);
    }

    [Fact]
    public void What_was_said_and_what_was_done_are_compared_where_both_could_be_known()
    {
        var (told, seen) = (Need(0, NeedSource.Voice, Some(0, 60)), Need(1, NeedSource.Friction, Some(10, 60).Concat(Some(500, 600))));

        var bond = NeedBonds.Of(LookOf([told, seen], Some(0, 300), Some(0, 1_000)), subject => subject, Stop).Bonds.Single(b => b.Need == "made:0");

        Assert.Equal((50, 60, 300), (bond.Both, bond.Of, bond.Users));
    }

    [Fact]
    public void Joined_needs_count_as_one_and_pairs_of_baskets_are_left_out()
    {
        var users = Some(0, 50).ToArray();
        Assert.Empty(NeedBonds.Of(LookOf([Need(0, NeedSource.Voice, users), Need(1, NeedSource.Voice, users)], Some(0, 500), []), _ => "one", Stop).Bonds);
        Assert.Empty(NeedBonds.Of(LookOf([Need(0, NeedSource.CoOccurrence, users), Need(1, NeedSource.CoOccurrence, users)], [], Some(0, 500)), subject => subject, Stop).Bonds);
        Assert.NotEmpty(NeedBonds.Of(LookOf([Need(0, NeedSource.CoOccurrence, users), Need(1, NeedSource.Friction, users)], [], Some(0, 500)), subject => subject, Stop).Bonds);
    }

    static IEnumerable<int> Some(int from, int to) => Enumerable.Range(from, to - from);

    static Candidate Need(int number, NeedSource source, IEnumerable<int> users) => new(
        "made:" + number, Phrase.Literal("Need " + number), NeedCategory.Feature, [source], Estimate.Unknown, Estimate.Unknown, Candidate.Low, null, null, users.ToHashSet(), []);

    static Look LookOf(ImmutableArray<Candidate> needs, IEnumerable<int> commenters, IEnumerable<int> active) =>
        new(needs, frame, null, 0, [], [], []) { Commenters = commenters.ToHashSet(), Active = active.ToHashSet() };

    static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}

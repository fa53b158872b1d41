using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Tests.Decide;

/// <summary>What measuring after shipping does to the confidence of other needs.</summary>
public sealed class TrustBookTests
{
    [Fact]
    public void Only_measured_needs_count_each_for_its_origin()
    {
        var book = TrustBook.Of(
            [Card("a", NeedSource.Voice, NeedState.Verified), Card("b", NeedSource.Voice, NeedState.Shipped), Card("c", NeedSource.Friction, NeedState.Verified), Card("d", NeedSource.Voice, NeedState.Verified)],
            new HashSet<string> { "a", "b", "c" });

        Assert.Equal((2, 1), book.Records[NeedSource.Voice]);
        Assert.Equal((1, 1), book.Records[NeedSource.Friction]);
        Assert.Equal(2, book.Records.Count);
    }

    [Fact]
    public void A_confidence_is_drawn_towards_what_happened_as_a_beta_distribution_is()
    {
        // 0.8 with 0.7–0.9: standard deviation 0.1 ÷ 1.959964 = 0.0510213, so 0.16 ÷ 0.00260318 − 1 = 60.4633 cases. With 2 of 20 verified: (0.8 · 60.4633 + 2) ÷ 80.4633 = 0.626008.
        var shrunk = Record(20, 2).Shrink(NeedSource.Voice, Candidate.Medium);

        Assert.Equal(0.626008, shrunk.Value, 5);
        // Beta(50.3707, 30.0927): variance ab ÷ (a + b)² (a + b + 1) = 0.00287422, so about 0.626 ± 1.96 · 0.0536.
        Assert.Equal(0.521, shrunk.Low, 0.004);
        Assert.Equal(0.731, shrunk.High, 0.004);
    }

    [Fact]
    public void What_was_never_measured_keeps_its_confidence_and_more_cases_weigh_more()
    {
        Assert.Equal(Candidate.Medium, Record(20, 2).Shrink(NeedSource.Friction, Candidate.Medium));
        Assert.Equal(Estimate.Sure(0.8), Record(20, 2).Shrink(NeedSource.Voice, Estimate.Sure(0.8)));
        Assert.Equal(Candidate.Medium, TrustBook.Empty.Shrink(NeedSource.Voice, Candidate.Medium));
        // The prior itself where what happened is what was stated; surer with every case.
        var stated = Record(100, 80).Shrink(NeedSource.Voice, Candidate.Medium);
        Assert.Equal(0.8, stated.Value, 9);
        Assert.True(stated.High - stated.Low < 0.2);
        double[] confidences = [.. new[] { 1, 5, 25, 125, 625 }.Select(n => Record(n, 0).Shrink(NeedSource.Voice, Candidate.Medium).Value)];
        Assert.Equal(confidences.OrderDescending(), confidences);
        Assert.True(confidences[^1] < 0.08);
    }

    [Fact]
    public void The_record_is_told_with_interval_and_evidence()
    {
        var (lines, proofs) = Record(4, 1).Tell(new EvidenceFrame(DataVersion.Empty, DateTimeOffset.UnixEpoch, 1));

        var (line, proof) = (Assert.Single(lines), Assert.Single(proofs));
        // Wilson's interval of 1 of 4 (Newcombe 1998): 0.0456–0.6994.
        Assert.Equal((0.25, 0.0456, 0.6994), (proof.Value, Math.Round(proof.Interval!.Low, 4), Math.Round(proof.Interval.High, 4)));
        Assert.Contains(line.Facts, f => f.Evidence == proof.Id && f.Interval == proof.Interval);
        Assert.Contains(line.Facts, f => f is { Name: "after", Interval: not null });
    }

    static TrustBook Record(int measured, int verified) => TrustBook.Of(
        Enumerable.Range(0, measured).Select(n => Card("n" + n, NeedSource.Voice, n < verified ? NeedState.Verified : NeedState.Shipped)), Enumerable.Range(0, measured).Select(n => "n" + n).ToHashSet());

    static NeedCard Card(string id, NeedSource origin, NeedState state) => new()
    {
        Id = id, Subject = id, Title = Phrase.Literal(id), Category = NeedCategory.Feature, Origin = origin, State = state, Created = DateTimeOffset.UnixEpoch,
    };
}

using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>A grouping complete: the report, the group of each user number (−1 = none), the evidence.</summary>
public sealed record SegmentationResult(SegmentReport Report, short[] Membership, IReadOnlyCollection<Evidence> Evidence);

/// <summary>The whole computation, from the index to the report; no clock, no storage.</summary>
public static class Segmentation
{
    /// <returns>Problem "understand.segments.too_few_users" below <see cref="SegmentFinder.LeastUsers"/>.</returns>
    public static Outcome<SegmentationResult> Run(
        FeatureSource source, SegmentRequest request, DataVersion data, DateTimeOffset at, IProgressSink progress, CancellationToken cancellationToken, int threads = 0)
    {
        var features = UserFeatureBuilder.Build(source, threads, cancellationToken);
        if (features.Rows < SegmentFinder.LeastUsers)
            return new Problem("understand.segments.too_few_users", ProblemKind.NotEnough, Fact.Count("users", features.Rows), Fact.Count("needed", SegmentFinder.LeastUsers));

        var found = request.Method == SegmentMethod.Rfm ? null : SegmentFinder.Find(features, request, threads, progress, cancellationToken);
        var (groups, names) = found is null || (request.Method == SegmentMethod.Auto && !found.IsClear && request.K is null) ? Grid(features, found) : (found, null);
        var membership = Membership(source, features, groups.Labels);
        progress.Report(new Phrase("understand.segments.doing.portraits"), 0.85);
        var totals = PortraitTotals.Of(source, membership, groups.K, threads, cancellationToken);
        var reports = new SegmentReports(features, source, request, data, at);
        return new SegmentationResult(reports.Of(groups, names, totals), membership, reports.Evidence);
    }

    /// <summary>The portrait of users who were chosen by a rule, beside everybody's.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="members">One byte a user number, 1 = chosen.</param>
    /// <param name="name">What the users are called.</param>
    /// <param name="evidence">Takes the proof of every figure.</param>
    /// <param name="cancellationToken">Stops between blocks of users.</param>
    /// <param name="threads">Worker threads; 0 = all.</param>
    public static PortrayedSegment Portray(
        FeatureSource source, byte[] members, SegmentName name, EvidenceMaker evidence, CancellationToken cancellationToken, int threads = 0)
    {
        var features = UserFeatureBuilder.Build(source, threads, cancellationToken);
        int[] labels = [.. features.UserNos.Select(user => members[user] != 0 ? 0 : 1)];
        var totals = PortraitTotals.Of(source, Membership(source, features, labels), 2, threads, cancellationToken);
        var all = PortraitTotals.Together(totals);
        var contrasts = TraitFinder.Contrasts(features, labels, 2)[0];
        var portraits = new SegmentPortraits(features, source, evidence);
        return new PortrayedSegment(portraits.Of(name, labels.Count(l => l == 0), contrasts, totals[0], all), portraits.Everybody(contrasts, all));
    }

    /// <summary>Group by user number, −1 = none.</summary>
    static short[] Membership(FeatureSource source, UserFeatures features, int[] labels)
    {
        var membership = new short[source.Index.Users];
        Array.Fill(membership, (short)-1);
        for (var row = 0; row < features.Rows; row++)
            membership[features.UserNos[row]] = (short)labels[row];
        return membership;
    }

    /// <summary>The RFM grid with its empty corners left out, and what was found out about groups in the behaviour before.</summary>
    static (FoundGroups Groups, IReadOnlyList<SegmentName>? Names) Grid(UserFeatures features, FoundGroups? found)
    {
        var labels = RfmGrid.Of(features);
        int[] present = [.. Enumerable.Range(0, RfmGrid.Names.Count).Where(labels.Contains).OrderByDescending(g => labels.Count(l => l == g))];
        labels = [.. labels.Select(l => Array.IndexOf(present, l))];
        var groups = found is null
            ? new FoundGroups(labels, present.Length, false, true, null, null, null, null, [], "{}")
            : found with { Labels = labels, K = present.Length, HasRest = false };
        return (groups, [.. present.Select(g => new SegmentName(RfmGrid.Names[g].Replace('_', '-'), new Phrase("understand.segments.rfm." + RfmGrid.Names[g])))]);
    }
}

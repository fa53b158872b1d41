using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data;
using Sinan.Stages.Understand.Domain.Segments;

namespace Sinan.Stages.Understand.Features.SegmentUsers;

/// <summary>Groups the users of the record and keeps report, membership and evidence.</summary>
public sealed class SegmentUsersHandler(
    IBehaviorIndexes indexes, FeatureSources sources, IBlobs blobs, ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock) : ISegments
{
    public async Task<Outcome<SegmentReport>> SegmentAsync(SegmentRequest request, IProgressSink progress, CancellationToken cancellationToken)
    {
        if (request.K is < 1 or > SegmentFinder.MostGroups)
            return new Problem("understand.segments.k_out_of_range", ProblemKind.Invalid, Fact.Count("most", SegmentFinder.MostGroups), Fact.Count("given", request.K.Value));
        var started = clock.GetTimestamp();
        using var lease = await indexes.OpenAsync(cancellationToken);
        progress.Report(new Phrase("understand.segments.doing.features"), 0.05);
        var source = await sources.OfAsync(lease.Index, cancellationToken);
        var grouped = await Task.Run(() => Segmentation.Run(source, request, lease.Data, clock.GetUtcNow(), progress, cancellationToken), cancellationToken);
        if (!grouped.IsOk)
            return grouped.Problem;

        progress.Report(new Phrase("understand.segments.doing.keep"), 0.95);
        var (report, membership, proofs) = grouped.Value;
        await evidence.SaveAsync(proofs, cancellationToken);
        using var bytes = new MemoryStream(MemoryMarshal.AsBytes(membership.AsSpan()).ToArray(), writable: false);
        report = report with { Membership = await blobs.PutAsync(bytes, cancellationToken), Seconds = clock.GetElapsedTime(started).TotalSeconds };
        await snapshots.SaveAsync(SegmentReport.SnapshotKind, report, lease.Data, cancellationToken);
        progress.Report(new Phrase("understand.segments.doing.keep"), 1);
        return report;
    }

    public async Task<SegmentReport?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<SegmentReport>(SegmentReport.SnapshotKind, cancellationToken))?.Value;

    public async Task<IReadOnlyList<SegmentReport>> HistoryAsync(int most, CancellationToken cancellationToken) =>
        [.. (await snapshots.HistoryAsync<SegmentReport>(SegmentReport.SnapshotKind, most, cancellationToken)).Select(s => s.Value)];

    public async Task<SegmentMembership?> MembershipAsync(CancellationToken cancellationToken) =>
        await LatestAsync(cancellationToken) is { } report ? await MembershipOfAsync(report, cancellationToken) : null;

    public async Task<SegmentMembership?> MembershipOfAsync(SegmentReport report, CancellationToken cancellationToken)
    {
        if (report.Membership is not { } address || await blobs.OpenAsync(address, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return new SegmentMembership([.. report.Segments.Select(s => s.Id)], MemoryMarshal.Cast<byte, short>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).ToArray());
        }
    }
}

using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Segments;
using Sinan.Stages.Understand.Features.BuildCohort;
using Sinan.Stages.Understand.Features.SegmentUsers;

namespace Sinan.Stages.Understand.Features.PortraySegment;

/// <summary>Takes the portrait of a found segment from the newest grouping, and paints that of a saved one on today's data.</summary>
public sealed class PortraySegmentHandler(BehaviorDesk desk, ISegments segments, CohortSegments saved, CohortRules rules, FeatureSources sources)
{
    /// <returns>Problems: "understand.segments.none_yet", "understand.segments.unknown", and of a saved segment "understand.no_events" and those of its rule.</returns>
    public async Task<Outcome<PortrayedSegment>> HandleAsync(PortraySegment request, CancellationToken cancellationToken)
    {
        if (await saved.FindAsync(request.Id, cancellationToken) is { } segment)
            return await PaintAsync(segment, cancellationToken);
        if (await segments.LatestAsync(cancellationToken) is not { } report)
            return SegmentUsersEndpoint.NoneYet;
        return report.Find(request.Id) is { } found ? new PortrayedSegment(found, report.Everybody) : SegmentUsersEndpoint.Unknown(request.Id);
    }

    async Task<Outcome<PortrayedSegment>> PaintAsync(CohortSegment segment, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var members = await rules.MembersAsync(lease.Index, segment.Id, Environment.ProcessorCount, cancellationToken);
        if (!members.IsOk)
            return members.Problem;
        var source = await sources.OfAsync(lease.Index, cancellationToken);
        var evidence = new EvidenceMaker(nameof(PortraySegment), segment.Rule, lease.Data, desk.Clock.GetUtcNow(), seed: null);
        var painted = await Task.Run(() => Segmentation.Portray(source, members.Value, new SegmentName(segment.Id, segment.Named), evidence, cancellationToken), cancellationToken);
        await desk.KeepAsync([.. evidence.All], cancellationToken);
        return painted;
    }
}

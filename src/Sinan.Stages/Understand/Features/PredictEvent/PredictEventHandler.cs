using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Predictions;

namespace Sinan.Stages.Understand.Features.PredictEvent;

/// <summary>Learns, measures, scores, and keeps report, chances and evidence.</summary>
public sealed class PredictEventHandler(
    BehaviorDesk desk, ISegments segments, Likeliest likeliest, IBlobs blobs, ISnapshots snapshots, IEvidenceStore evidence) : IPredictions
{
    /// <summary>Predictions looked through for the newest of each question.</summary>
    const int MostHistory = 100;

    static readonly TimeSpan shortest = TimeSpan.FromHours(1), longest = TimeSpan.FromDays(366);

    public async Task<Outcome<PredictionReport>> PredictAsync(PredictionRequest request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (request.HorizonMs < shortest.TotalMilliseconds || request.HorizonMs > longest.TotalMilliseconds)
            return new Problem("understand.predict.horizon", ProblemKind.Invalid, Fact.Duration("least", shortest.TotalSeconds), Fact.Duration("most", longest.TotalSeconds));
        if (PredictionQuestions.Checked(request) is { IsOk: false } wrong)
            return wrong.Problem;
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        if (request.Goal == PredictionGoal.Event)
        {
            var code = BehaviorDesk.CodeOf(lease.Index, request.Event ?? "");
            if (!code.IsOk)
                return code.Problem;
            request = request with { Event = lease.Index.EventNames[code.Value] };
        }
        else
        {
            request = request with { Event = null };
        }

        var naming = await NamingAsync(cancellationToken);
        var predicted = await Task.Run(() => Prediction.Run(lease.Index, request, naming, lease.Data, desk.Clock.GetUtcNow(), progress, cancellationToken), cancellationToken);
        if (!predicted.IsOk)
            return predicted.Problem;
        var (report, scores, proofs) = predicted.Value;
        await evidence.SaveAsync(proofs, cancellationToken);
        using var bytes = new MemoryStream(MemoryMarshal.AsBytes(scores.AsSpan()).ToArray(), writable: false);
        report = report with { Scores = await blobs.PutAsync(bytes, cancellationToken), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
        await snapshots.SaveAsync(PredictionReport.SnapshotKind, report, lease.Data, cancellationToken);
        progress.Report(new Phrase("understand.predict.doing.explain"), 1);
        return report;
    }

    public async Task<PredictionReport?> LatestAsync(CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<PredictionReport>(PredictionReport.SnapshotKind, cancellationToken))?.Value;

    public async Task<IReadOnlyList<PredictionReport>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await snapshots.HistoryAsync<PredictionReport>(PredictionReport.SnapshotKind, MostHistory, cancellationToken)).Select(s => s.Value).DistinctBy(r => r.Question)];

    public Task<SegmentMembership?> LikeliestAsync(CancellationToken cancellationToken) => likeliest.MembershipAsync(cancellationToken);

    async Task<SegmentNaming?> NamingAsync(CancellationToken cancellationToken)
    {
        if (await segments.LatestAsync(cancellationToken) is not { K: > 1 } report || await segments.MembershipAsync(cancellationToken) is not { } members)
            return null;
        return new SegmentNaming(members.Segments, [.. report.Segments.Select(s => s.Name)], members.OfUser);
    }
}

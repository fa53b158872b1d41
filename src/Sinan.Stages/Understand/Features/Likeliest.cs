using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features;

/// <summary>Who is likeliest by the newest prediction, as groups that other questions can be broken down by.</summary>
public sealed class Likeliest(ISnapshots snapshots, IBlobs blobs)
{
    /// <summary>The likeliest are this part of the users with a chance.</summary>
    const double Part = 0.1;

    /// <summary>Whether there is a prediction to break down by.</summary>
    public async Task<bool> IsKnownAsync(CancellationToken cancellationToken) =>
        await snapshots.LatestAsync<PredictionReport>(PredictionReport.SnapshotKind, cancellationToken) is { Value.Scores: not null };

    public async Task<SegmentMembership?> MembershipAsync(CancellationToken cancellationToken)
    {
        var newest = await snapshots.LatestAsync<PredictionReport>(PredictionReport.SnapshotKind, cancellationToken);
        if (newest?.Value is not { Scores: { } address } report || await blobs.OpenAsync(address, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            var scores = MemoryMarshal.Cast<byte, float>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).ToArray();
            var least = scores.Where(s => !float.IsNaN(s)).OrderDescending().Take((int)Math.Ceiling(Part * report.ScoredUsers)).LastOrDefault(float.NaN);
            return new SegmentMembership(["likeliest", "others"], scores.Select(s => (short)(float.IsNaN(s) ? -1 : s >= least ? 0 : 1)).ToArray());
        }
    }
}

using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>Which groups of users there are.</summary>
public interface ISegments
{
    /// <summary>Groups the users of the record, keeps the report, the membership and the evidence. Problem: "understand.segments.too_few_users".</summary>
    Task<Outcome<SegmentReport>> SegmentAsync(SegmentRequest request, IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The newest report; null before the first.</summary>
    Task<SegmentReport?> LatestAsync(CancellationToken cancellationToken);

    /// <summary>Which segment each user of the newest report is in; null before the first.</summary>
    Task<SegmentMembership?> MembershipAsync(CancellationToken cancellationToken);

    /// <summary>The same of any report that was kept; null when its membership is gone.</summary>
    Task<SegmentMembership?> MembershipOfAsync(SegmentReport report, CancellationToken cancellationToken);

    /// <summary>Reports kept, newest first.</summary>
    Task<IReadOnlyList<SegmentReport>> HistoryAsync(int most, CancellationToken cancellationToken);
}

/// <param name="Method">How to group.</param>
/// <param name="K">Number of groups found in the behaviour; null = chosen from 2 to 8.</param>
/// <param name="Seed">Seed of starts and resamples.</param>
public sealed record SegmentRequest(SegmentMethod Method = SegmentMethod.Auto, int? K = null, long Seed = SegmentRequest.DefaultSeed)
{
    public const long DefaultSeed = 20_240_229;
}

public enum SegmentMethod
{
    /// <summary>Groups found in the behaviour itself.</summary>
    KMeans,

    /// <summary>Mixtures of normal clouds, which may differ in size and direction; their number by BIC.</summary>
    Gmm,

    /// <summary>Groups of any shape where users lie dense; the users between them are a group of the rest.</summary>
    Hdbscan,

    /// <summary>The classic grid of recency, frequency and value.</summary>
    Rfm,

    /// <summary>Groups found in the behaviour where they are clear, else the grid.</summary>
    Auto,
}

/// <summary>Segment of each user.</summary>
/// <param name="Segments">Ids of the segments, in the report's order.</param>
/// <param name="OfUser">Position in <paramref name="Segments"/> by user number of the record; −1 for users without events.</param>
public sealed record SegmentMembership(IReadOnlyList<string> Segments, ReadOnlyMemory<short> OfUser)
{
    /// <summary>Segment id of a user; null when the user is in none or came after the report.</summary>
    public string? SegmentOf(int userNo) =>
        (uint)userNo < (uint)OfUser.Length && OfUser.Span[userNo] is >= 0 and var segment ? Segments[segment] : null;
}

using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.SegmentUsers;

/// <summary>Methods by the names that people type.</summary>
public static class SegmentMethods
{
    public static IReadOnlyList<string> Names { get; } = ["auto", "kmeans", "gmm", "hdbscan", "rfm"];

    /// <summary>Automatic for any other name.</summary>
    public static SegmentMethod Read(string? name) => name switch
    {
        "kmeans" => SegmentMethod.KMeans,
        "gmm" => SegmentMethod.Gmm,
        "hdbscan" => SegmentMethod.Hdbscan,
        "rfm" => SegmentMethod.Rfm,
        _ => SegmentMethod.Auto,
    };

    public static string Write(SegmentMethod method) => method.ToString().ToLowerInvariant();
}

namespace Sinan.Numerics.Text;

/// <summary>How themes are found.</summary>
public sealed record ThemeOptions
{
    /// <summary>What makes a theme.</summary>
    public ThemeMethod Method { get; init; } = ThemeMethod.Groups;

    /// <summary>Number of clusters or factors before small ones are dissolved; null = chosen by silhouette. Factors that no earlier theme begins are at most <see cref="Rank"/>.</summary>
    public int? Clusters { get; init; }

    /// <summary>Dimensions of the space of comments.</summary>
    public int Rank { get; init; } = 64;

    /// <summary>A comment whose cosine to its theme's centre is smaller belongs to no theme; for groups.</summary>
    public double LeastCosine { get; init; } = 0.2;

    /// <summary>Smallest theme, in comments; null = 5 or one in 500, whichever is larger.</summary>
    public int? LeastSize { get; init; }

    public required long Seed { get; init; }

    public int Threads { get; init; } = 1;

    internal int LeastSizeAmong(int comments) => LeastSize ?? Math.Max(5, comments / 500);
}

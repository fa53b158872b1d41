namespace Sinan.Numerics.Text;

/// <summary>What makes a theme.</summary>
public enum ThemeMethod
{
    /// <summary>Comments that lie near each other: spherical k-means in the space of their words.</summary>
    Groups,

    /// <summary>Terms that add up to comments: non-negative factors of the comments' TF-IDF.</summary>
    Factors,
}

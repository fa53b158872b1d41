namespace Sinan.Numerics.Text;

/// <summary>What became of a line between two texts.</summary>
public enum LineEdit
{
    /// <summary>In both.</summary>
    Kept,

    /// <summary>In the older alone.</summary>
    Removed,

    /// <summary>In the newer alone.</summary>
    Added,
}

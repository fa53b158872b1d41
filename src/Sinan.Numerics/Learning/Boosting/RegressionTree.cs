using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sinan.Numerics.Learning;

/// <summary>One node of a tree, a question or a leaf.</summary>
/// <param name="Feature">Column asked; −1 = leaf.</param>
/// <param name="Threshold">Values below go left; +∞ parts present from missing values.</param>
/// <param name="Left">Position of the left child.</param>
/// <param name="Right">Position of the right child.</param>
/// <param name="MissingLeft">Whether missing values (NaN) go left.</param>
/// <param name="Value">What a leaf adds to the margin.</param>
/// <param name="Cover">Sum of second derivatives of the training rows that came here.</param>
public readonly record struct TreeNode(int Feature, double Threshold, int Left, int Right, bool MissingLeft, double Value, double Cover)
{
    [JsonIgnore]
    public bool IsLeaf => Feature < 0;

    /// <summary>Where a row goes from here.</summary>
    public int Next(ReadOnlySpan<double> row) => row[Feature] is var x && double.IsNaN(x) ? (MissingLeft ? Left : Right) : x < Threshold ? Left : Right;

    public static TreeNode Leaf(double value, double cover) => new(-1, 0, -1, -1, false, value, cover);
}

/// <summary>A regression tree; node 0 is the root, children stand after their parents.</summary>
public sealed record RegressionTree(ImmutableArray<TreeNode> Nodes)
{
    /// <summary>Value of the leaf that a row falls into.</summary>
    public double Value(ReadOnlySpan<double> row)
    {
        var at = 0;
        while (!Nodes[at].IsLeaf)
            at = Nodes[at].Next(row);
        return Nodes[at].Value;
    }

    /// <summary>Mean value over the training rows, weighted by cover.</summary>
    public double Mean()
    {
        var means = new double[Nodes.Length];
        for (var n = Nodes.Length - 1; n >= 0; n--)
        {
            var node = Nodes[n];
            means[n] = node.IsLeaf ? node.Value : ((Nodes[node.Left].Cover * means[node.Left]) + (Nodes[node.Right].Cover * means[node.Right])) / node.Cover;
        }

        return means[0];
    }

    /// <summary>Questions on the longest way from the root to a leaf.</summary>
    public int Depth()
    {
        var depths = new int[Nodes.Length];
        for (var n = Nodes.Length - 1; n >= 0; n--)
            depths[n] = Nodes[n].IsLeaf ? 0 : 1 + Math.Max(depths[Nodes[n].Left], depths[Nodes[n].Right]);
        return depths[0];
    }
}

using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning;

public sealed class AgreementTests
{
    // scikit-learn 1.2.1: conformance/ml/metrics.json.
    [Fact]
    public void Indices_equal_scikit_learn()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "metrics.json")));
        var vector = vectors.RootElement.GetProperty("clustering");
        int[] Ints(string name) => [.. vector.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

        Assert.Equal(vector.GetProperty("ari").GetDouble(), Agreement.AdjustedRand(Ints("a"), Ints("b")), 1e-12);
        Assert.Equal(vector.GetProperty("nmi_arithmetic").GetDouble(), Agreement.NormalizedMutualInformation(Ints("a"), Ints("b")), 1e-12);
    }

    [Fact]
    public void Names_of_groups_do_not_matter()
    {
        Assert.Equal(1, Agreement.AdjustedRand([0, 0, 1, 2], [5, 5, 9, 0]));
        Assert.Equal(1, Agreement.NormalizedMutualInformation([0, 0, 1, 2], [5, 5, 9, 0]), 1e-12);
        Assert.Equal(1, Agreement.AdjustedRand([0, 0], [3, 3]));
    }

    // Hubert and Arabie by hand: pairs together in both 0, in a 2, in b 2, of 6: (0 − ⅔) / (2 − ⅔).
    [Fact]
    public void Worse_than_chance_is_negative() => Assert.Equal(-0.5, Agreement.AdjustedRand([0, 0, 1, 1], [0, 1, 0, 1]), 1e-12);

    [Fact]
    public void Groupings_of_different_rows_are_refused() => Assert.Throws<ArgumentException>(() => Agreement.AdjustedRand([0], [0, 1]));
}

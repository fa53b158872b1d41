using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Numbers that well-known programs computed on small inputs.</summary>
static class Vectors
{
    public static JsonElement Of(string file) =>
        JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", file))).RootElement;

    /// <summary>Null = missing.</summary>
    public static FeatureMatrix Matrix(JsonElement rows) => FeatureMatrix.Of([.. rows.EnumerateArray().Select(Doubles)]);

    public static double[] Doubles(JsonElement list) =>
        [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];

    public static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32())];

    public static bool[] Bools(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32() == 1)];
}

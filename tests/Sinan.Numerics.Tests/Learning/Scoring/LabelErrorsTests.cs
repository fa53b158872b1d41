using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning.Scoring;

public sealed class LabelErrorsTests
{
    // conformance/monitoring/labelling.json, the definition of the paper.
    [Fact]
    public void Thresholds_counts_and_share_equal_the_vectors()
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "monitoring", "labelling.json"))).RootElement;
        var cases = vectors.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("fn").GetString() == "confident_joint").ToArray();
        Assert.NotEmpty(cases);
        foreach (var entry in cases)
        {
            var (input, expect) = (entry.GetProperty("input"), entry.GetProperty("expect"));
            int[] labels = [.. input.GetProperty("labels").EnumerateArray().Select(l => l.GetInt32())];
            var found = LabelErrors.Of(labels, Table(input.GetProperty("pred_probs")));

            Assert.Equal(expect.GetProperty("estimated_error_share").GetDouble(), found.ErrorShare, 1e-9);
            for (var label = 0; label < found.Thresholds.Length; label++)
            {
                Assert.Equal(expect.GetProperty("thresholds")[label].GetDouble(), found.Thresholds[label], 1e-9);
                for (var sure = 0; sure < found.Thresholds.Length; sure++)
                    Assert.Equal(expect.GetProperty("confident_joint")[label][sure].GetInt32(), found.Counts[label, sure]);
            }
        }
    }

    // By hand: thresholds 0.7 and 0.9; row 2 is labelled 0 and surely 1, row 3 reaches neither.
    [Fact]
    public void The_surest_errors_come_first()
    {
        double[,] probabilities = { { 0.95, 0.05 }, { 0.95, 0.05 }, { 0.05, 0.95 }, { 0.85, 0.15 }, { 0.1, 0.9 }, { 0.1, 0.9 } };

        var found = LabelErrors.Of([0, 0, 0, 0, 1, 1], probabilities);

        Assert.Equal([0.7, 0.9], found.Thresholds.Select(t => Math.Round(t, 9)));
        Assert.Equal([new LabelSuspect(2, 0, 1, 0.95 - 0.05)], found.Suspects);
        // Class 0 has 4 rows, 3 of 4 sure ones right; class 1 has 2, all right: (3 + 2) ÷ 6.
        Assert.Equal(1.0 / 6, found.ErrorShare, 1e-12);
    }

    [Fact]
    public void As_many_labels_as_rows_are_needed() => Assert.Throws<ArgumentException>(() => LabelErrors.Of([0], new double[2, 2]));

    static double[,] Table(JsonElement rows)
    {
        var table = new double[rows.GetArrayLength(), rows[0].GetArrayLength()];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
                table[i, j] = rows[i][j].GetDouble();
        }

        return table;
    }
}

using Sinan.DuckDb;
using Sinan.Numerics.Text;

namespace Sinan.Benchmarks.Listen;

/// <summary>Texts with labels from a CSV file, cleaned, in the order of the file; empty texts are left out.</summary>
sealed record LabelledReviews(string[] Texts, string[] Labels)
{
    /// <param name="path">CSV with a header, plain or packed.</param>
    /// <param name="text">Column of the texts.</param>
    /// <param name="label">Column of the labels.</param>
    public static LabelledReviews Read(string path, string text, string label)
    {
        using var database = DuckDbDatabase.Open(":memory:", new DuckDbSettings());
        using var connection = database.Connect();
        using var result = connection.Query(
            $"""SELECT "{text}", "{label}" FROM read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', header = true, all_varchar = true)""", CancellationToken.None);
        var (texts, labels) = (new List<string>(), new List<string>());
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                if (TextCleaner.Clean(chunk[0].TextOrNull(row) ?? "") is not { Length: > 0 } clean)
                    continue;
                texts.Add(clean);
                labels.Add(chunk[1].Text(row));
            }
        }

        return new LabelledReviews([.. texts], [.. labels]);
    }

    /// <summary>Labels as numbers in order of first appearance.</summary>
    public int[] Numbers()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Labels.Select(l => numbers.TryGetValue(l, out var number) ? number : numbers[l] = numbers.Count)];
    }
}

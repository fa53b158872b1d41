using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Listen.Features.EvaluateText;
using Sinan.Storage.Files;

namespace Sinan.Benchmarks.Text;

/// <summary>Public labelled texts, cut into a part to learn from and a part to measure on.</summary>
/// <param name="Name">Which set and label.</param>
/// <param name="Train">Texts and labels to learn from.</param>
/// <param name="Test">Texts and labels to measure on.</param>
sealed record LabelledSet(string Name, LabelledText[] Train, LabelledText[] Test);

/// <summary>
/// Reads the sets: those without a published test part are cut by MD5(text) mod 5 = 0. A repeated text counts once, with the label that it bears first;
/// in the part to learn from the labels of its repetitions are known too.
/// </summary>
sealed class LabelledSets(string folder)
{
    public LabelledSet Hotel => Cut("hotel sentiment", Table("zh-hotel-reviews/ChnSentiCorp_htl_all.csv.gz", "review", "label"));

    public LabelledSet ShoppingSentiment => Cut("shopping sentiment", Table("zh-online-shopping/online_shopping_10_cats.csv.gz", "review", "label"));

    public LabelledSet ShoppingCategory => Cut("shopping category", Table("zh-online-shopping/online_shopping_10_cats.csv.gz", "review", "cat"));

    public LabelledSet Cars => Cut("car subject", Table("zh-car-opinions/train.csv.gz", "content", "subject"));

    public LabelledSet AppReviews => Cut("app reviews", Table("app-reviews/app_reviews_4000.csv", "review", "label"));

    public LabelledSet ClothingRating => Cut("clothing rating", Table("clothing-reviews/womens-clothing-reviews.csv.gz", "Review Text", "Rating"));

    public LabelledSet ClothingDepartment => Cut("clothing department", Table("clothing-reviews/womens-clothing-reviews.csv.gz", "Review Text", "Department Name"));

    public LabelledSet Banking => new("banking77", Labelled(Table("banking77/train.csv", "text", "category")), Labelled(Table("banking77/test.csv", "text", "category")));

    public LabelledSet News => new("news titles", Labelled(Lines("zh-news-thucnews/dev.txt")), Labelled(Lines("zh-news-thucnews/test.txt")));

    public LabelledSet Intents
    {
        get
        {
            // Requests without an intent bear NaN, which is no JSON; they are a label like the others.
            using var reader = new StreamReader(Open("zh-intents-smp2019/train.json"));
            using var json = JsonDocument.Parse(reader.ReadToEnd().Replace("\"intent\": NaN", "\"intent\": \"NaN\"", StringComparison.Ordinal));
            return Cut("intents", [.. json.RootElement.EnumerateArray().Select(r => (r.GetProperty("text").GetString()!, r.GetProperty("intent").ToString()))]);
        }
    }

    public LabelledSet Clinc
    {
        get
        {
            using var json = JsonDocument.Parse(Open("clinc150/data_full.json.gz"));
            return new LabelledSet("clinc150", Pairs("train"), Pairs("test"));

            LabelledText[] Pairs(string part) => [.. json.RootElement.GetProperty(part).EnumerateArray().Select(r => new LabelledText(r[0].GetString()!, r[1].GetString()!))];
        }
    }

    static LabelledSet Cut(string name, (string Text, string Label)[] rows)
    {
        var parts = rows.Where(r => r.Text.Trim().Length > 0).GroupBy(r => r.Text).ToLookup(r => IsTest(r.Key));
        return new LabelledSet(
            name,
            [.. parts[false].Select(t => new LabelledText(t.Key, t.First().Label) { Also = [.. t.Select(r => r.Label).Distinct().Where(l => l != t.First().Label)] })],
            [.. parts[true].Select(t => new LabelledText(t.Key, t.First().Label))]);
    }

    static LabelledText[] Labelled((string Text, string Label)[] rows) => [.. rows.Select(r => new LabelledText(r.Text, r.Label))];

    /// <summary>The digest as one number of 128 bits; 256 leaves 1 when divided by 5, so its remainder is that of the sum of its bytes.</summary>
#pragma warning disable CA5351 // Cuts a file in a way that others can repeat; keeps no secret.
    static bool IsTest(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text)).Sum(b => b) % 5 == 0;
#pragma warning restore CA5351

    (string Text, string Label)[] Lines(string path)
    {
        using var reader = new StreamReader(Open(path));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(f => (f[0], f[1]))];
    }

    (string Text, string Label)[] Table(string path, string text, string label)
    {
        var files = new TableFiles(new ParquetTables());
        var inspected = files.Inspect(Path.GetFullPath(Path.Combine(folder, path)), null, []);
        if (!inspected.IsOk)
            throw new ProblemException(inspected.Problem);
        var file = inspected.Value;
        var (at, of) = (file.Columns.IndexOf(text), file.Columns.IndexOf(label));
        using var reader = files.Open(file);
        var rows = new List<(string, string)>();
        while (reader.Read())
        {
            if (reader.Fault == RowFault.None && reader.Count > Math.Max(at, of))
                rows.Add((Encoding.UTF8.GetString(reader[at]), Encoding.UTF8.GetString(reader[of])));
        }

        return [.. rows];
    }

    Stream Open(string path)
    {
        var file = File.OpenRead(Path.Combine(folder, path));
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}

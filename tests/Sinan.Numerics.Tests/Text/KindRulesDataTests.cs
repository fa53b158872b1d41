using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

public sealed class KindRulesDataTests
{
    /// <summary>4,000 reviews of apps, a quarter each: faults, wishes, experience, bare ratings. The signs were written with such reviews at hand, so this keeps the lists from getting worse and says nothing of other comments.</summary>
    [Fact]
    public void Rules_find_faults_and_wishes_in_reviews_of_apps()
    {
        var rows = File.ReadLines(SharedMaterial.Path("data", "app-reviews", "app_reviews_4000.csv")).Skip(1)
            .Select(l => l.Split(',')).Where(f => f.Length >= 4).Select(f => (Text: string.Join(',', f[1..^2]).Trim('"'), Label: f[^2])).ToArray();
        Assert.True(rows.Length > 3_500, "the reviews were not read");
        var rules = new KindRules(new WordReader(TestDictionaries.Segmenter));
        var told = rows.Select(r => (Kind: rules.Read(TextCleaner.Clean(r.Text)), r.Label)).ToArray();

        var (bugs, wishes) = (Scores(FeedbackKind.Bug, "bug report"), Scores(FeedbackKind.Request, "feature request"));
        TestContext.Current.TestOutputHelper?.WriteLine($"bug {bugs}, request {wishes}");

        Assert.True(bugs is { Precision: > 0.65, Recall: > 0.55 }, $"{bugs}");
        Assert.True(wishes is { Precision: > 0.75, Recall: > 0.35 }, $"{wishes}");

        (double Precision, double Recall) Scores(FeedbackKind kind, string label)
        {
            var hits = told.Count(t => t.Kind == kind && t.Label == label);
            return (hits / (double)told.Count(t => t.Kind == kind), hits / (double)told.Count(t => t.Label == label));
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Compare;

namespace Sinan.Tests.Understand;

public sealed class ComparisonTests
{
    static readonly DateTimeOffset At = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Outcome<GroupComparison> Compare(BehaviorIndex index, CompareRequest request, IEnumerable<(int User, long TimeMs, double Rating)> ratings)
    {
        var column = VariantColumn.Find(index, request.Column)!;
        return Comparisons.Of(
            VariantScan.Of(index, column, ratings, Stop), column.Name, request, DataVersion.Empty, At, new EvidenceMaker("CompareGroups", request, DataVersion.Empty, At, null));
    }

    // Revenue by user is summed anew here, row by row of the file, from the first row that names the user's variant.
    [Fact]
    public async Task The_planted_experiment_is_found_with_the_figures_of_the_file()
    {
        var sample = await SampleIndex.SharedAsync();
        var met = new Dictionary<string, (string Variant, long Since)>(StringComparer.Ordinal);
        var spent = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in sample.Events.Where(r => r[0].Length > 0))
        {
            if (row[11].Length > 0 && met.TryAdd(row[0], (row[11], SampleIndex.Ms(row[1]))))
                spent[row[0]] = 0;
            if (row[2] == "pay" && met.ContainsKey(row[0]))
                spent[row[0]] += double.Parse(row[5], CultureInfo.InvariantCulture) * int.Parse(row[6], CultureInfo.InvariantCulture);
        }

        Moments Of(string variant) => Moments.Of([.. met.Where(m => m.Value.Variant == variant).Select(m => spent[m.Key])]);

        var comparison = Compare(sample.Index, new CompareRequest(), sample.Ratings).Value;

        Assert.Equal(("variant", "A", 0), (comparison.Column, comparison.Control, comparison.Mixed));
        Assert.True(comparison.SplitIsSound);
        var revenue = comparison.Metrics.Single(m => m.Metric == "revenue_per_user");
        Assert.Equal((Of("A").Count, Of("B").Count), (revenue.Means[0].Units, revenue.Means[1].Units));
        Assert.Equal(Of("A").Mean, revenue.Means[0].Mean, 1e-6);
        Assert.Equal(Of("B").Mean - Of("A").Mean, revenue.Effects[0].Difference, 1e-6);
        Assert.InRange(sample.Uplift.Revenue, revenue.Effects[0].LiftInterval.Low, revenue.Effects[0].LiftInterval.High);
        Assert.True(revenue.Effects[0].AdjustedP < 0.05);

        var satisfaction = comparison.Metrics.Single(m => m.Metric == "satisfaction").Effects[0];
        Assert.True(satisfaction.AdjustedP < 0.05);
        Assert.InRange(sample.Uplift.Rating, satisfaction.Interval.Low, satisfaction.Interval.High);

        var words = new Localizer(SinanCli.Texts, Lang.English);
        TestContext.Current.TestOutputHelper?.WriteLine(words.Write(comparison.Answer) + "\n" + new Localizer(SinanCli.Texts, Lang.Chinese).Write(comparison.Answer));
        Assert.StartsWith("B raises revenue per user by ", words.Write(comparison.Answer), StringComparison.Ordinal);
        var json = JsonSerializer.Serialize(comparison, EvidenceJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<GroupComparison>(json, EvidenceJson.Options), EvidenceJson.Options));
    }

    // Three users by hand: orders count from the first meeting on; who met both variants is left out.
    [Fact]
    public void Users_count_from_their_first_meeting_with_the_variant()
    {
        using var index = Log(
        [
            (0, 1, "pay", 100, null), (0, 2, "view", double.NaN, "A"), (0, 3, "pay", 7, "A"),
            (1, 1, "view", double.NaN, "B"), (1, 2, "pay", 5, null), (1, 3, "refund", 2, null),
            (2, 1, "view", double.NaN, "A"), (2, 2, "pay", 9, "B"),
        ]);
        var scan = VariantScan.Of(index, index.Column("variant")!, [(0, 1, 1.0), (0, 86_400_000 * 5, 5.0)], Stop);

        Assert.Equal(1, scan.Mixed);
        var revenue = scan.Metrics.Single(m => m.Name == "revenue_per_user");
        Assert.Equal(7, revenue.ByVariant[0].Mean);
        Assert.Equal(3, revenue.ByVariant[1].Mean);
        Assert.DoesNotContain(scan.Metrics, m => m.Name == "satisfaction");
    }

    [Fact]
    public void A_broken_split_comes_before_every_effect()
    {
        using var index = Log([.. Enumerable.Range(0, 400).Select(u => (u, 1, "pay", 5.0 + (u % 3), u < 300 ? "control" : "new"))]);
        var comparison = Compare(index, new CompareRequest(), []).Value;

        // Chi-square of 300 against 100 is 100.
        Assert.False(comparison.SplitIsSound);
        Assert.Equal("understand.compare.answer.broken_split", comparison.Answer.Key);
        Assert.Equal("control", comparison.Control);
    }

    [Fact]
    public void Impossible_comparisons_say_why()
    {
        using var one = Log([.. Enumerable.Range(0, 60).Select(u => (u, 1, "pay", 5.0, "A"))]);
        Assert.Equal("understand.compare.one_variant", Compare(one, new CompareRequest(), []).Problem.Code);

        using var few = Log([.. Enumerable.Range(0, 40).Select(u => (u, 1, "pay", 5.0, u < 35 ? "A" : "B"))]);
        Assert.Equal("understand.compare.too_few_users", Compare(few, new CompareRequest(), []).Problem.Code);

        using var two = Log([.. Enumerable.Range(0, 80).Select(u => (u, 1, "pay", 5.0, u < 40 ? "A" : "B"))]);
        Assert.Equal("understand.compare.unknown_control", Compare(two, new CompareRequest(Control: "C"), []).Problem.Code);
        Assert.Null(VariantColumn.Find(two, "country"));
    }

    static BehaviorIndex Log((int User, int Day, string Event, double Value, string? Variant)[] rows)
    {
        string[] names = ["view", "pay", "refund"];
        using var builder = new BehaviorIndexBuilder([new("value", true), new("variant", false)]);
        foreach (var row in rows)
        {
            builder.Append([row.User], [row.Day * 86_400_000L], [Array.IndexOf(names, row.Event)]);
            builder.Number("value").Append([row.Value]);
            builder.Text("variant").Append([row.Variant is null ? -1 : builder.Text("variant").CodeOf(row.Variant)]);
        }

        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(names, "log"), null, Stop));
    }
}

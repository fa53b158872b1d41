using Sinan.Stages.Collect.Contracts;
using Sinan.Testing;

namespace Sinan.Tests.Collect;

/// <summary>Public data sets as published. The expected counts stand in the README beside the data; rows without text were counted with Python's csv.</summary>
public sealed class PublishedDataTests
{
    [Fact]
    public async Task Online_retail_gives_purchases_returns_and_rejects_rows_without_customer()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(SharedMaterial.Path("data", "online-retail", "OnlineRetail.csv.gz")) { EventName = "purchase" });

        Assert.Equal(541_909, result.RowsRead);
        Assert.Equal(135_080, result.Rejected["missing_user"]);
        Assert.Equal(541_909 - 135_080, result.RowsImported);
        Assert.Equal(4_372, result.Users);
        Assert.Equal(new DateTimeOffset(2010, 12, 1, 8, 26, 0, TimeSpan.Zero), result.First);
        Assert.Equal(new DateTimeOffset(2011, 12, 9, 12, 50, 0, TimeSpan.Zero), result.Last);
        Assert.Equal(["purchase", "return"], result.Events.Keys);
        // Rows with a customer and a negative quantity, counted with Python's csv over the published file.
        Assert.Equal(8_905, result.Events["return"]);
        Assert.Equal(135_081, File.ReadLines(result.RejectedFile!).Count());
        var first = bench.Record.Events.Values.OrderBy(e => e.Time).First(e => e.Item == "85123A");
        Assert.Equal(2.55 * 6, first.Value, 10);
        Assert.Equal("United Kingdom", first.Properties["Country"]);
        Assert.Equal("WHITE HANGING HEART T-LIGHT HOLDER", bench.Record.Items["85123A"].Title);
    }

    [Fact]
    public async Task Taobao_without_header_is_recognised_by_content()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(SharedMaterial.Path("data", "taobao-userbehavior", "UserBehavior-815users.csv.gz")));

        Assert.Equal(84_475, result.RowsRead);
        Assert.Equal(84_475, result.RowsImported);
        Assert.Equal(815, result.Users);
        Assert.Equal(55_368, result.Items);
        Assert.Equal(["buy", "cart", "fav", "pv"], result.Events.Keys);
        Assert.Equal(2_914, bench.Record.Items.Values.Select(i => i.Category).Distinct().Count());
        Assert.Equal(["user", "item", "category", "event", "time"], result.Columns.Select(c => c.Role));
    }

    [Fact]
    public async Task Cdnow_is_cut_at_runs_of_blanks_and_read_as_purchases()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Events, new ImportRequest(SharedMaterial.Path("data", "cdnow", "CDNOW_master.txt.gz")));

        Assert.Equal(69_659, result.RowsRead);
        Assert.Equal(69_659, result.RowsImported);
        Assert.Equal(23_570, result.Users);
        Assert.Equal(["purchase"], result.Events.Keys);
        Assert.Equal(2_500_315.63, bench.Record.Events.Values.Sum(e => e.Value), 2);
        Assert.Equal(new DateTimeOffset(1997, 1, 1, 0, 0, 0, TimeSpan.Zero), result.First);
        Assert.Equal(new DateTimeOffset(1998, 6, 30, 0, 0, 0, TimeSpan.Zero), result.Last);
    }

    [Theory]
    [InlineData("zh-hotel-reviews", "ChnSentiCorp_htl_all.csv.gz", 7_766, 1, 2)]
    [InlineData("zh-online-shopping", "online_shopping_10_cats.csv.gz", 62_774, 1, 2)]
    [InlineData("clothing-reviews", "womens-clothing-reviews.csv.gz", 23_486, 845, 0)]
    [InlineData("app-reviews", "app_reviews_4000.csv", 4_000, 0, 4)]
    public async Task Every_published_comment_is_imported_or_rejected_for_having_no_text(string folder, string file, int rows, int withoutText, int labels)
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(SharedMaterial.Path("data", folder, file)));

        Assert.Equal(rows, result.RowsRead);
        Assert.Equal(withoutText, result.Rejected.GetValueOrDefault("missing_text"));
        Assert.Equal(rows - withoutText, result.RowsImported);
        Assert.Equal(labels, bench.Record.Feedback.Values.Select(f => f.Label).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task Clothing_reviews_keep_rating_and_item()
    {
        using var bench = new ImportBench();

        var result = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(SharedMaterial.Path("data", "clothing-reviews", "womens-clothing-reviews.csv.gz")));

        Assert.Equal(["", "item", "rating", "text"], result.Columns.Where(c => c.Role is "item" or "rating" or "text").Select(c => c.Role).Order().Prepend(""));
        Assert.All(bench.Record.Feedback.Values, f => Assert.InRange(f.Rating!.Value, 1, 5));
        Assert.All(bench.Record.Feedback.Values, f => Assert.NotNull(f.Item));
    }

    [Fact]
    public async Task Movielens_ratings_and_users_are_read()
    {
        using var bench = new ImportBench();

        var ratings = await bench.ImportAsync(ImportKind.Events, new ImportRequest(SharedMaterial.Path("data", "movielens-100k", "u.data.gz")) { EventName = "rate" });
        var users = await bench.ImportAsync(ImportKind.Users, new ImportRequest(SharedMaterial.Path("data", "movielens-100k", "u.user")) { Columns = ["user", "age", "gender", "occupation", "zip"] });

        Assert.Equal((100_000, 943L, 1_682L), (ratings.RowsImported, ratings.Users, ratings.Items));
        Assert.Equal(943, users.RowsImported);
    }

    [Fact]
    public async Task A_count_table_without_users_is_not_taken_for_a_log()
    {
        using var bench = new ImportBench();

        var problem = await bench.RefuseAsync(ImportKind.Events, new ImportRequest(SharedMaterial.Path("data", "bike-sharing", "hour.csv.gz")));

        Assert.Equal("collect.missing_column", problem.Code);
        Assert.Contains(problem.Facts, f => f is { Name: "role_name", Text: "user" });
        Assert.Equal(2, problem.ExitCode);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>Saving questions, choosing templates and importing series the way a browser does.</summary>
[Collection("server")]
public sealed class DashboardPageTests(TestServer server)
{
    [Fact]
    public async Task A_question_is_kept_from_its_page_and_its_name_is_text()
    {
        using var client = await server.PersonAsync(AccountRole.Admin);
        const string page = "/understand/save?of=%2Funderstand%2Ftrend%3Fevent%3Dpay";

        using var saved = await TestServer.SubmitAsync(client, page, "save", ("Dashboard", ""), ("NewName", "<script>alert(1)</script>"), ("Title", "<img src=x>"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var html = await client.GetStringAsync(saved.Headers.Location);
        var shown = new HtmlParser().ParseDocument(html);
        Assert.Equal("<script>alert(1)</script>", shown.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("<img src=x>", shown.QuerySelector("main h2 a")!.TextContent.Trim());
        Assert.Equal("/understand/trend?event=pay", shown.QuerySelector("main h2 a")!.GetAttribute("href"));

        using var taken = await TestServer.SubmitAsync(client, saved.Headers.Location!.ToString(), "take-0", ("Place", "0"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        using var removed = await TestServer.SubmitAsync(client, saved.Headers.Location.ToString(), "remove");
        Assert.EndsWith("/understand/dashboards", removed.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_templates_and_cannot_choose_one()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);

        var page = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/understand/templates"));
        using var chosen = await viewer.PostAsync("/api/v1/understand/templates/shop", null);

        Assert.Equal(11, page.QuerySelectorAll("section.start").Length);
        Assert.Empty(page.QuerySelectorAll("section.start form"));
        Assert.Equal(HttpStatusCode.Forbidden, chosen.StatusCode);
    }

    [Fact]
    public async Task A_series_is_imported_over_the_api_and_listed()
    {
        using var client = await server.ProgramAsync(Permissions.Write, Permissions.Read);

        using var imported = await client.PostAsync("/api/v1/collect/series?name=Rain&file=rain.csv&time=date&value=mm", new StringContent("date,mm\n2024-01-01,3\n2024-01-02,0.5\n2024-01-03,x\n"));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/collect/series");

        Assert.Equal(HttpStatusCode.Created, imported.StatusCode);
        var rain = list.EnumerateArray().Single(s => s.GetProperty("name").GetString() == "Rain");
        Assert.Equal((2, 1), (rain.GetProperty("points").GetInt32(), rain.GetProperty("rejected").GetInt32()));
    }
}

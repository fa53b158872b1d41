using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

[Collection("server")]
public sealed class UpkeepPageTests(TestServer server)
{
    const string Page = "/settings/upkeep";

    [Fact]
    public async Task The_rule_is_shown_with_counts_and_changed_by_an_admin()
    {
        using var admin = await server.PersonAsync(AccountRole.Admin);

        var shown = new HtmlParser().ParseDocument(await admin.GetStringAsync(Page));
        using var changed = await TestServer.SubmitAsync(admin, Page, "rule", ("Form.JobDays", "100"), ("Form.EvidenceDays", "40"));
        var rule = await server.Services.GetRequiredService<IPruning>().RuleAsync(TestContext.Current.CancellationToken);
        using var refused = await TestServer.SubmitAsync(admin, Page, "rule", ("Form.JobDays", "1"), ("Form.EvidenceDays", "40"));
        using var pruned = await TestServer.SubmitAsync(admin, Page, "prune");

        Assert.Equal(["Jobs", "Evidence", "Temporary files"], shown.QuerySelectorAll("main tbody tr").Select(row => row.Children[0].TextContent.Trim()));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(new PruneRule(100, 40), rule);
        Assert.Equal("prune.days", new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync()).QuerySelector("[data-problem]")?.GetAttribute("data-problem"));
        Assert.Equal(HttpStatusCode.Redirect, pruned.StatusCode);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.MeasureFeasibility;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

public sealed class FeasibilityPagesTests(FeasibilityPagesTests.MeasuredServer measured) : IClassFixture<FeasibilityPagesTests.MeasuredServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "能判断得足够准吗？")]
    [InlineData("en", "Can it be told well enough?")]
    public async Task The_page_answers_with_a_curve_and_a_verdict_on_each_property(string language, string title)
    {
        using var client = await measured.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/decide/feasibility?target=90&rows=2000&label_error=5", Stop));

        Assert.Equal(title, page.QuerySelector("main h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll(".answer a[href^='/evidence/']"));
        Assert.True(page.QuerySelectorAll("main table").Length >= 4);
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby='simple'] tbody tr").Length);
        Assert.Equal(9, page.QuerySelectorAll("section[aria-labelledby='data'] tbody tr").Length);
        Assert.DoesNotContain("[decide.", page.Body!.TextContent, StringComparison.Ordinal);
        // Looking is allowed, measuring is not.
        Assert.DoesNotContain(page.QuerySelectorAll("form[method='post'] button"), b => b.TextContent is "Measure again" or "重新测量");
    }

    [Fact]
    public async Task The_api_answers_from_the_measure_and_refuses_what_makes_no_sense()
    {
        using var client = await measured.Server.ProgramAsync(Permissions.Read);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/decide/feasibility?target=0.6&rows=1000", Stop);
        using var absurd = await client.GetAsync("/api/v1/decide/feasibility?target=80", Stop);
        using var none = await client.GetAsync("/api/v1/decide/feasibility?told=label", Stop);
        using var forbidden = await client.PostAsync("/api/v1/decide/feasibility", null, Stop);
        using var proof = await client.GetAsync("/api/v1/evidence/" + found.GetProperty("score_evidence").GetString(), Stop);

        Assert.Equal("reachable", found.GetProperty("verdict").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.OK), (absurd.StatusCode, none.StatusCode, forbidden.StatusCode, proof.StatusCode));
    }

    [Fact]
    public async Task Measuring_again_is_a_job_that_the_page_shows()
    {
        using var client = await measured.Server.PersonAsync(AccountRole.Editor);

        using var posted = await TestServer.SubmitAsync(client, "/decide/feasibility", "measure");

        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.Contains("job=", posted.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_that_people_give_here_can_be_told_and_two_of_them_bound_what_a_person_reaches()
    {
        await using var scope = measured.Server.Services.CreateAsyncScope();
        var (store, handler) = (scope.ServiceProvider.GetRequiredService<ILabelStore>(), scope.ServiceProvider.GetRequiredService<MeasureFeasibilityHandler>());
        // Comments praise or complain by turns; a second person labels 60 of them and says otherwise of 6.
        for (var i = 0; i < 120; i++)
        {
            var label = i % 2 == 0 ? "praise" : "complaint";
            await store.SaveAsync(new CommentLabel("kinds", i, "product", label, default), default);
            if (i < 60)
                await store.SaveAsync(new CommentLabel("kinds", i, "support", i % 10 == 9 ? "bug" : label, default), default);
        }

        Assert.Contains("set:kinds", (await handler.TasksAsync(default)).Select(t => t.Code));
        var found = (await handler.HandleAsync(new MeasureFeasibility("set:kinds", 1), 2, NoProgress.Instance, default)).Value;

        // Six are disputed and teach nothing; agreement of 0.9 with two labels is 1 − e with e = (1 − √0.8) ÷ 2.
        Assert.Equal((114, 2), (found.Rows, found.Labels.Length));
        Assert.Equal((1 + Math.Sqrt(0.8)) / 2, found.HumanCeiling!.Value, 1e-9);
        Assert.InRange(found.HumanCeiling.Value, found.HumanCeilingInterval!.Low, found.HumanCeilingInterval.High);
        Assert.True(found.Keywords!.Score > 0.9 && found.RandomRows < found.Rows);
        Assert.Equal("decide.feasibility.told", (await handler.HandleAsync(new MeasureFeasibility("set:none", 1), 1, NoProgress.Instance, default)).Problem.Code);

        using var client = await measured.Server.PersonAsync(AccountRole.Viewer);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/decide/feasibility?told=set:kinds", Stop));
        Assert.Equal("set:kinds", page.QuerySelector("select[name='told'] option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain("[decide.", page.Body!.TextContent, StringComparison.Ordinal);
        // The other tests ask about the stars.
        Assert.True((await handler.HandleAsync(new MeasureFeasibility("rating", 1), 2, NoProgress.Instance, default)).IsOk);
    }

    /// <summary>A server with rated comments on which feasibility has been measured.</summary>
    public sealed class MeasuredServer : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            await using var scope = Server.Services.CreateAsyncScope();
            var rows = Enumerable.Range(0, 240).Select(i => new FeedbackRow(
                (UInt128)i + 1, (UInt128)(i % 60) + 1, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddDays(i % 70), i % 2 == 0 ? 5 : 1, null, i % 3 == 0 ? "shop" : "app", null,
                i % 2 == 0 ? $"物流很快，快递员态度好，包裹完好，第{i}次购买" : $"支付失败，付款扣款两次，银行卡也不能用，第{i}次尝试")).ToArray();
            await using (var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "shop.csv", "00"), default))
            {
                import.Append(rows);
                await import.CommitAsync(default);
            }

            var handler = scope.ServiceProvider.GetRequiredService<MeasureFeasibilityHandler>();
            Assert.True((await handler.HandleAsync(new MeasureFeasibility(null, 1), 2, NoProgress.Instance, default)).IsOk);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Tests.Web;

namespace Sinan.Tests.Deliver;

/// <summary>Needs go along with the initiatives for them.</summary>
[Collection("server")]
public sealed class NeedLinkTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static Initiative At(WorkStage stage, bool isDropped = false) => new() { Title = "x", Stage = stage, Dropped = isDropped ? new Drop("no money", "ann", default) : null };

    [Fact]
    public void A_need_is_where_the_best_of_its_initiatives_has_brought_it()
    {
        Assert.Equal(NeedState.Planned, NeedProgress.Of([]));
        Assert.Equal(NeedState.Planned, NeedProgress.Of([At(WorkStage.Training, isDropped: true)]));
        Assert.Equal(NeedState.InInitiative, NeedProgress.Of([At(WorkStage.Launch)]));
        Assert.Equal(NeedState.Shipped, NeedProgress.Of([At(WorkStage.Monitoring), At(WorkStage.Training, isDropped: true)]));
        // Work that goes on counts more than work that is out.
        Assert.Equal(NeedState.InInitiative, NeedProgress.Of([At(WorkStage.Compliance), At(WorkStage.NeedInsight)]));
    }

    [Fact]
    public void Every_step_is_one_that_the_life_of_a_need_allows_and_the_way_ends()
    {
        foreach (var to in new[] { NeedState.Planned, NeedState.InInitiative, NeedState.Shipped })
        {
            foreach (var from in Enum.GetValues<NeedState>())
            {
                var (at, steps) = (from, 0);
                while (NeedProgress.Next(at, to) is { } next)
                {
                    Assert.Contains(next, NeedLife.From(at));
                    at = next;
                    Assert.True(++steps <= 3);
                }

                // What people refused, verified or took back themselves stays; else the need arrives.
                Assert.True(at == to || at == from, $"{from} → {to} ended at {at}");
            }
        }
    }

    [Fact]
    public async Task A_need_is_started_dropped_resumed_and_shipped_with_its_initiative()
    {
        var need = await NeedAsync("checkout");
        using var editor = await server.PersonAsync(AccountRole.Editor);
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        using var started = await TestServer.SubmitAsync(editor, "/decide/needs/" + need, "start", ("Title", "Pay with one <tap>"));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var page = new Uri(started.Headers.Location!.ToString()).AbsolutePath;
        Assert.Equal(NeedState.InInitiative, await StateAsync(need));
        var shown = new HtmlParser().ParseDocument(await editor.GetStringAsync("/decide/needs/" + need, Token));
        var work = shown.QuerySelector("section[aria-labelledby=work]")!;
        Assert.Equal((page, "Pay with one <tap>"), (work.QuerySelector("a")!.GetAttribute("href"), work.QuerySelector("a")!.TextContent));

        using var silent = await TestServer.SubmitAsync(editor, page, "drop", ("Reason", " "));
        Assert.Contains("deliver.drop.reason", await silent.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var dropped = await TestServer.SubmitAsync(editor, page, "drop", ("Reason", "The budget is gone"));
        Assert.Equal(NeedState.Planned, await StateAsync(need));
        using var closed = await TestServer.SubmitAsync(editor, page, "drop", ("Reason", "Again"));
        Assert.Contains("deliver.drop.dropped", await closed.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("The budget is gone", await editor.GetStringAsync(page, Token), StringComparison.Ordinal);
        using var resumed = await TestServer.SubmitAsync(editor, page, "drop");
        Assert.Equal(NeedState.InInitiative, await StateAsync(need));

        for (var stage = WorkStage.NeedInsight; stage <= WorkStage.Launch; stage++)
        {
            Assert.Equal(NeedState.InInitiative, await StateAsync(need));
            using var passed = await TestServer.SubmitAsync(editor, page, "gate", ("Name", "Product lead"), ("Reason", "trial"));
            Assert.Equal(HttpStatusCode.Redirect, passed.StatusCode);
        }

        Assert.Equal(NeedState.Shipped, await StateAsync(need));
        Assert.Contains("Shipped", new HtmlParser().ParseDocument(await editor.GetStringAsync(page, Token)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_goes_back_only_when_no_initiative_is_left_for_it()
    {
        var (first, second) = (await NeedAsync("search"), await NeedAsync("refund"));
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var (one, two) = (await AddAsync(program, first), await AddAsync(program, first));

        using var dropped = await program.PostAsJsonAsync($"/api/v1/deliver/initiatives/{one}/drop", new { reason = "late" }, Token);
        Assert.Equal(NeedState.InInitiative, await StateAsync(first));
        // The other one changes to another need.
        using var edited = await program.PutAsJsonAsync($"/api/v1/deliver/initiatives/{two}", new { title = "x", need_id = second }, Token);
        Assert.Equal((HttpStatusCode.OK, NeedState.Planned, NeedState.InInitiative), (edited.StatusCode, await StateAsync(first), await StateAsync(second)));
        var story = await program.GetFromJsonAsync<JsonElement>("/api/v1/decide/needs/" + second, Token);
        Assert.Equal(two, story.GetProperty("initiatives")[0].GetInt64());
        using var gate = await program.PostAsJsonAsync($"/api/v1/deliver/initiatives/{one}/gate", new { name = "a", reason = "b" }, Token);
        Assert.Contains("deliver.gate.dropped", await gate.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_initiative_is_started_for_a_need_that_is_refused_or_unknown()
    {
        var need = await NeedAsync("fax");
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        using var moved = await program.PostAsJsonAsync($"/api/v1/decide/needs/{need}/state", new { to = "rejected", reason = "nobody wants it" }, Token);

        foreach (var (id, code) in new[] { (need, "deliver.need.closed"), ("n-nothing", "decide.need.not_found") })
        {
            using var refused = await program.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "x", need_id = id }, Token);
            Assert.Contains(code, await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        Assert.Null(new HtmlParser().ParseDocument(await viewer.GetStringAsync("/decide/needs/" + need, Token)).QuerySelector("#start"));
    }

    async Task<string> NeedAsync(string subject)
    {
        var id = NeedIdentity.Of(subject);
        var card = new NeedCard { Id = id, Subject = subject, Title = Phrase.Literal(subject), Category = NeedCategory.Feature, Origin = NeedSource.Entered, Created = DateTimeOffset.UnixEpoch };
        await server.Services.GetRequiredService<INeedStore>().SaveFoundAsync([card], "ranking", Token);
        return id;
    }

    async Task<NeedState> StateAsync(string need) => (await server.Services.GetRequiredService<INeedStore>().FindAsync(need, Token))!.State;

    static async Task<long> AddAsync(HttpClient client, string need)
    {
        using var added = await client.PostAsJsonAsync("/api/v1/deliver/initiatives", new { title = "x", need_id = need }, Token);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        return (await added.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetInt64();
    }
}

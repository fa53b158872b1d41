using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.ListIdeas;
using Sinan.Stages.Decide.Features.ManageIdea;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>The public board over the server, the way browsers without scripts use it.</summary>
public sealed class IdeaBoardTests(TestServer server) : IClassFixture<TestServer>
{
    const string Hostile = "<img src=x onerror=alert(1)> 13912345678";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_idea_goes_from_a_stranger_to_a_need_and_its_voters_hear_of_it()
    {
        var board = await OpenAsync();
        using var stranger = server.Stranger();
        await PostAsync(stranger, board, "Night mode for readers", Hostile);
        var id = await ShownAsync("Night mode for readers");

        // Who posted it has voted for it; another stranger votes, twice, and takes nothing away.
        using var other = server.Stranger();
        await VoteAsync(other, board, id, isFor: true);
        await VoteAsync(other, board, id, isFor: true);
        var page = await PageAsync(other, $"{board}/{id}");
        Assert.Contains("2", page.QuerySelector("form.row-form span")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<img src=x onerror=alert(1)> [phone]", page.QuerySelector("p[data-user]")!.TextContent);

        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var made = await (await program.PostAsync($"/api/v1/decide/ideas/{id}/need", null, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        var need = made.GetProperty("need").GetString();
        await PageAsync(other, board);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync($"/api/v1/decide/needs/{need}/state", new { to = "confirmed" }, Stop)).StatusCode);

        Assert.Contains("Night mode for readers", (await PageAsync(other, board)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        using var newcomer = server.Stranger();
        Assert.Null((await PageAsync(newcomer, board)).QuerySelector("[role=status]"));
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        Assert.NotNull((await PageAsync(viewer, "/decide/ideas")).QuerySelector($"a[href='/decide/ideas/{id}']"));
        Assert.Equal(0, (await PageAsync(viewer, $"/decide/ideas/{id}")).QuerySelectorAll("main form").Length);
    }

    [Fact]
    public async Task What_is_similar_is_shown_while_typing_and_before_posting()
    {
        var board = await OpenAsync();
        using var stranger = server.Stranger();
        await PostAsync(stranger, board, "希望支持批量导出报表", "");
        await ShownAsync("希望支持批量导出报表");

        Assert.Contains("希望支持批量导出报表", (await PageAsync(stranger, board + "?title=" + Uri.EscapeDataString("批量导出"))).QuerySelector("#similar")!.TextContent, StringComparison.Ordinal);
        using var held = await SendAsync(stranger, board, "idea", ("title", "批量导出报表"));
        Assert.Equal(HttpStatusCode.Conflict, held.StatusCode);
        using var sure = await SendAsync(stranger, board, "idea", ("title", "批量导出报表"), ("Sure", "true"));
        Assert.Equal(HttpStatusCode.Redirect, sure.StatusCode);
    }

    [Fact]
    public async Task A_closed_or_guessed_board_leads_nowhere_and_a_forged_pass_is_a_stranger()
    {
        var board = await OpenAsync();
        using var stranger = server.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/ideas/guess", Stop)).StatusCode);
        stranger.DefaultRequestHeaders.Add("Cookie", "sinan.ideas=aaaaaaaaaaaaaaaa.0123456789abcdef0123456789abcdef");
        await PageAsync(stranger, board);

        using var program = await server.ProgramAsync(Permissions.Write);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync("/api/v1/decide/board", new { open = false }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(board, Stop)).StatusCode);
        await OpenAsync();
    }

    [Fact]
    public async Task A_customer_counts_once_with_the_last_weight()
    {
        var board = await OpenAsync();
        using var stranger = server.Stranger();
        await PostAsync(stranger, board, "Quarterly billing overview", "");
        var id = await ShownAsync("Quarterly billing overview");
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);

        foreach (var (customer, weight) in new[] { ("Acme", 10.0), (" ACME ", 25.0), ("Birch", 5.0) })
            Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync($"/api/v1/decide/ideas/{id}/votes", new { customer, weight }, Stop)).StatusCode);

        var idea = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/decide/ideas/{id}", Stop)).GetProperty("idea");
        // The author, Acme and Birch: 1 + 25 + 5.
        Assert.Equal((3, 31.0), (idea.GetProperty("votes").GetInt32(), idea.GetProperty("weight").GetDouble()));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PostAsJsonAsync($"/api/v1/decide/ideas/{id}/votes", new { customer = "", weight = 1 }, Stop)).StatusCode);
    }

    Task<string> OpenAsync() => OpenAsync(server);

    internal static async Task<string> OpenAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return "/ideas/" + (await scope.ServiceProvider.GetRequiredService<ListIdeasHandler>().OpenAsync(true, "test", Stop)).Token;
    }

    /// <summary>Id of an idea, shown on the board: what is posted within two seconds of opening the form is kept back.</summary>
    async Task<long> ShownAsync(string title)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var idea = (await scope.ServiceProvider.GetRequiredService<ListIdeasHandler>().HandleAsync(new ListIdeas(), Stop)).Ideas.Single(i => i.Title == title);
        Assert.True(idea.IsHidden);
        await scope.ServiceProvider.GetRequiredService<ManageIdeaHandler>().HideAsync(idea.Id, false, "test", Stop);
        return idea.Id;
    }

    static async Task PostAsync(HttpClient stranger, string board, string title, string text)
    {
        using var posted = await SendAsync(stranger, board, "idea", ("title", title), ("Text", text));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
    }

    static async Task VoteAsync(HttpClient stranger, string board, long id, bool isFor)
    {
        using var voted = await SendAsync(stranger, $"{board}/{id}", "vote", ("For", isFor ? "yes" : "no"));
        Assert.Equal(HttpStatusCode.Redirect, voted.StatusCode);
    }

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(client, path);
        var hidden = page.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(i => i.Name == "Ticket").Select(i => (i.Name!, i.Value)).Take(1);
        return await TestServer.SubmitAsync(client, path, form, [.. hidden, .. fields]);
    }

    internal static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);
    }
}

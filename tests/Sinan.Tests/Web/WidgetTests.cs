using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Widgets;

namespace Sinan.Tests.Web;

/// <summary>The public form: who may send, what is kept aside as spam, how it comes back.</summary>
[Collection("server")]
public sealed class WidgetTests(TestServer server)
{
    const string Site = "https://shop.example";
    static int runs;

    readonly string name = $"widget{Interlocked.Increment(ref runs)}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_of_an_allowed_site_counts_and_its_page_may_read_the_answer()
    {
        var token = await MakeAsync();

        using var answer = await SendAsync(token, "退款太慢", Old(), ("rating", "2"), ("user", "mei"));

        Assert.Equal((HttpStatusCode.OK, Site), (answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(["退款太慢|2.0|true"], await RowsAsync($"SELECT text || '|' || rating || '|' || (user_no IS NOT NULL) FROM feedback_log WHERE source = '{name}'"));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Pages_of_other_sites_and_programs_without_one_are_turned_away(string? origin)
    {
        var token = await MakeAsync();

        using var answer = await SendAsync(token, "hello there", Old(), origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(["0"], await RowsAsync($"SELECT count(*) FROM feedback WHERE source = '{name}'"));
    }

    [Fact]
    public async Task A_site_that_asks_before_it_sends_is_told_nothing()
    {
        using var client = server.Stranger();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/widget/feedback");
        preflight.Headers.Add("Origin", Site);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-own");

        using var answer = await client.SendAsync(preflight, Token);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Spam_is_kept_aside_with_its_reason_and_counts_nowhere()
    {
        var token = await MakeAsync();

        await SendAsync(token, "buy cheap followers", Old(), ("website", "http://spam.example"));
        await SendAsync(token, "sent by a script", Tickets.Issue());
        await SendAsync(token, "never opened the form", null);
        await SendAsync(token, "opened it in the future", Forged());
        await SendAsync(token, "http://a.example https://b.example www.c.example", Old());

        Assert.Equal(
            ["buy cheap followers|trap", "http://a.example https://b.example www.c.example|links", "never opened the form|too_fast", "opened it in the future|too_fast", "sent by a script|too_fast"],
            await RowsAsync($"SELECT text || '|' || reason FROM feedback_aside WHERE source = '{name}' ORDER BY 1"));
        Assert.Equal(["0"], await RowsAsync($"SELECT count(*) FROM feedback WHERE source = '{name}'"));
    }

    [Fact]
    public async Task The_same_text_again_and_again_is_a_flood_and_short_praise_is_not()
    {
        var token = await MakeAsync();

        for (var i = 1; i <= 5; i++)
            await SendAsync(token, $"Great product, visit my shop no. {i}!", Old());
        for (var i = 1; i <= 5; i++)
            await SendAsync(token, "good", Old());

        Assert.Equal(["2"], await RowsAsync($"SELECT count(*) FROM feedback_aside WHERE source = '{name}' AND reason = 'flood'"));
        Assert.Equal(["3", "5"], await RowsAsync($"SELECT count(*) FROM feedback WHERE source = '{name}' GROUP BY length(text) > 4 ORDER BY 1"));
    }

    [Fact]
    public async Task Eleven_comments_of_one_address_in_ten_minutes_are_one_too_many()
    {
        var token = await MakeAsync();
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(token, $"comment of its own {new string((char)('a' + i), 12)}", Old())).StatusCode);

        using var answer = await SendAsync(token, "one more", Old());

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), 500, 600);
        Assert.Equal(["10"], await RowsAsync($"SELECT count(*) FROM feedback WHERE source = '{name}'"));
    }

    [Theory]
    [InlineData("", "3", "collect.submit_empty")]
    [InlineData("   ", "", "collect.submit_empty")]
    [InlineData("fine", "6", "collect.submit_rating")]
    [InlineData("fine", "many", "collect.submit_rating")]
    [InlineData("LONG", "", "collect.submit_long")]
    public async Task Bad_input_gets_one_clear_message(string text, string rating, string code)
    {
        var token = await MakeAsync();

        using var answer = await SendAsync(token, text == "LONG" ? new string('x', 4_001) : text, Old(), ("rating", rating));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_was_kept_aside_is_listed_restored_and_thrown_away()
    {
        var token = await MakeAsync();
        await SendAsync(token, "a person in a hurry", null);
        await SendAsync(token, "really spam", null);
        await RowsAsync("SELECT 1");
        using var editor = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var listed = (await editor.GetFromJsonAsync<JsonElement>("/api/v1/collect/aside", Token)).GetProperty("comments").EnumerateArray()
            .Where(c => c.GetProperty("source").GetString() == name).ToDictionary(c => c.GetProperty("text").GetString()!, c => c.GetProperty("id").GetString());

        using var restored = await editor.PostAsync($"/api/v1/collect/aside/{listed["a person in a hurry"]}/restore", null, Token);
        using var removed = await editor.DeleteAsync($"/api/v1/collect/aside/{listed["really spam"]}", Token);
        using var again = await editor.PostAsync($"/api/v1/collect/aside/{listed["really spam"]}/restore", null, Token);
        using var nonsense = await editor.DeleteAsync("/api/v1/collect/aside/zz", Token);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (restored.StatusCode, removed.StatusCode, again.StatusCode, nonsense.StatusCode));
        Assert.Equal(["a person in a hurry"], await RowsAsync($"SELECT text FROM feedback WHERE source = '{name}'"));
        Assert.Equal(["0"], await RowsAsync($"SELECT count(*) FROM feedback_aside WHERE source = '{name}'"));
        Assert.Equal(["true"], await RowsAsync("SELECT max(feedback_no) + 1 = count(*) FROM feedback"));
    }

    [Fact]
    public async Task The_form_page_works_without_scripts()
    {
        var token = await MakeAsync();
        using var client = server.Stranger();
        var page = "/feedback/" + token;

        using var empty = await TestServer.SubmitAsync(client, page, "feedback", ("Said.Text", " "), ("Said.Ticket", Old()));
        using var sent = await TestServer.SubmitAsync(client, page, "feedback", ("Said.Text", "<b>bold</b> words"), ("Said.Rating", "4"), ("Said.Ticket", Old()));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (empty.StatusCode, sent.StatusCode));
        Assert.Equal(["<b>bold</b> words"], await RowsAsync($"SELECT text FROM feedback WHERE source = '{name}' AND rating = 4"));
        using var unknown = await client.GetAsync("/feedback/sk_unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var forged = await client.PostAsync(page, new FormUrlEncodedContent([new("_handler", "feedback"), new("Said.Text", "no token")]), Token);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task The_script_carries_the_words_of_both_languages_and_nothing_of_an_unknown_token()
    {
        using var client = server.Stranger();

        var script = await client.GetStringAsync("/widget.js?token=" + await MakeAsync());

        Assert.Contains("What do you think?", script, StringComparison.Ordinal);
        Assert.Contains("\\u4F60\\u89C9\\u5F97\\u600E\\u4E48\\u6837", script, StringComparison.Ordinal);
        Assert.DoesNotContain("[collect.", script, StringComparison.Ordinal);
        using var unknown = await client.GetAsync("/widget.js?token=nobody");
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Theory]
    [InlineData("", "https://shop.example", "collect.widget_name")]
    [InlineData("shop", "shop.example", "collect.widget_site")]
    [InlineData("shop", "https://shop.example/page", "collect.widget_site")]
    [InlineData("shop", "javascript:alert(1)", "collect.widget_site")]
    public async Task A_widget_of_no_name_or_no_site_is_not_made(string widget, string site, string code)
    {
        using var admin = await server.ProgramAsync(Permissions.Admin);

        using var answer = await admin.PostAsJsonAsync("/api/v1/collect/widgets", new { name = widget, origins = new[] { site }, rating = true }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    FormTickets Tickets => server.Services.GetRequiredService<FormTickets>();

    /// <summary>A ticket of a minute ago, as the server would have issued it then.</summary>
    string Old() => new FormTickets(server.Services.GetRequiredService<IWorkspace>(), new Earlier()).Issue();

    static string Forged() => "1772352000000.0123456789abcdef";

    async Task<string> MakeAsync()
    {
        using var admin = await server.ProgramAsync(Permissions.Admin);
        using var answer = await admin.PostAsJsonAsync("/api/v1/collect/widgets", new { name, origins = new[] { Site + "/" }, rating = true }, Token);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("token").GetString()!;
    }

    Task<HttpResponseMessage> SendAsync(string token, string text, string? ticket, params (string Name, string Value)[] more) => SendAsync(token, text, ticket, Site, more);

    async Task<HttpResponseMessage> SendAsync(string token, string text, string? ticket, string? origin, params (string Name, string Value)[] more)
    {
        using var client = server.Stranger();
        using var form = new MultipartFormDataContent { { new StringContent(token), "token" }, { new StringContent(text), "text" } };
        if (ticket is not null)
            form.Add(new StringContent(ticket), "ticket");
        foreach (var (field, value) in more)
            form.Add(new StringContent(value), field);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/feedback") { Content = form };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await client.SendAsync(request, Token);
    }

    async Task<string[]> RowsAsync(string sql)
    {
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
        return [.. (await server.Services.GetRequiredService<IEventRecord>().QueryAsync(sql, 100, Token)).Rows.Select(row => row[0]!)];
    }

    sealed class Earlier : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromMinutes(1);
    }
}

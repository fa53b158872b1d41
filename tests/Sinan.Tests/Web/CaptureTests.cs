using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Tests.Web;

/// <summary>Events over HTTP: our own address and those of PostHog's clients, in every form that these were seen to send.</summary>
[Collection("server")]
public sealed class CaptureTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static int runs;

    /// <summary>A name of its own for the events of each test: the server is shared.</summary>
    readonly string name = $"capture{Interlocked.Increment(ref runs)}";

    [Theory]
    [InlineData("/batch/", "{\"api_key\":\"TOKEN\",\"batch\":[E,E2],\"sent_at\":\"2026-03-01T08:00:00Z\"}", 2)]
    [InlineData("/batch/", "{\"batch\":[E,E2],\"token\":\"TOKEN\"}", 2)]
    [InlineData("/capture/", "{\"api_key\":\"TOKEN\",\"event\":\"NAME\",\"distinct_id\":\"a\",\"properties\":{}}", 5)]
    [InlineData("/e/", "{\"event\":\"NAME\",\"properties\":{\"token\":\"TOKEN\",\"distinct_id\":\"a\"}}", 5)]
    [InlineData("/e/", "[{\"event\":\"NAME\",\"properties\":{\"token\":\"TOKEN\",\"distinct_id\":\"a\"}},E2]", 6)]
    [InlineData("/i/v0/e/", "{\"api_key\":\"TOKEN\",\"batch\":[E]}", 1)]
    public async Task Every_form_of_body_is_taken_plain_and_packed(string path, string form, int events)
    {
        var json = await FilledAsync(form);
        using var client = server.Stranger();
        var packings = new Dictionary<string, HttpContent>
        {
            ["plain"] = new StringContent(json, Encoding.UTF8, "application/json"),
            ["text"] = new StringContent(json, Encoding.UTF8, "text/plain"),
            ["gzip by header"] = Gzip(json, "application/json", "gzip"),
            ["gzip by its first bytes"] = Gzip(json, "text/plain", null),
            ["form"] = new FormUrlEncodedContent([KeyValuePair.Create("data", Convert.ToBase64String(Encoding.UTF8.GetBytes(json)))]),
        };
        foreach (var (packing, content) in packings)
        {
            using var answer = await client.PostAsync(path + (packing == "gzip by its first bytes" ? "?compression=gzip-js&ver=1.0" : ""), content);
            Assert.Equal((packing, 200, "{\"status\":1}"), (packing, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
        }

        // Events with an id of their own count once; those with neither id nor time are another event each time.
        Assert.Equal(events, await CountAsync());
    }

    [Fact]
    public async Task A_beacon_is_answered_without_content()
    {
        using var client = server.Stranger();

        using var answer = await client.PostAsync("/e/?beacon=1", Gzip(await FilledAsync("{\"api_key\":\"TOKEN\",\"batch\":[E]}"), "text/plain", null));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task What_an_event_says_is_stored_hashed_masked_and_in_its_columns()
    {
        using var client = server.Stranger();
        var json = await FilledAsync("""
            {"api_key":"TOKEN","batch":[{"event":"NAME","uuid":"0198-1","distinct_id":"mei@example.com","timestamp":"2026-03-01T08:00:00Z","properties":{
              "$session_id":"s1","$insert_id":"x","product_id":"p9","price":12.5,"quantity":2,"plan NAME":"pro","note NAME":"call 13812345678","email":"mei@example.com",
              "$current_url":"https://shop.example/a?q=secret#x","$groups":{"NAMEco":"acme"},"deep NAME":{"a":[1,2]},"ok NAME":true,"said NAME":"caf\u00e9 \"x\""}}]}
            """);

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/batch/", new StringContent(json))).StatusCode);

        var row = await RowAsync($"""
            SELECT item, value, quantity, session IS NOT NULL, "plan {name}", "note {name}", "$current_url", "$group_{name}co", "deep {name}", "ok {name}", "said {name}", time::VARCHAR FROM event_log WHERE event = '{name}'
            """);
        Assert.Equal(["p9", "25.0", "2.0", "true", "pro", "call [phone]", "https://shop.example/a", "acme", "{\"a\":[1,2]}", "true", "café \"x\"", "2026-03-01 08:00:00"], row);
        var columns = await RowAsync("SELECT count(*) FROM event_properties WHERE lower(name) IN ('email', '$insert_id', 'token')");
        Assert.Equal(["0"], columns);
    }

    [Fact]
    public async Task No_raw_id_and_no_personal_text_touches_the_disk()
    {
        using var client = server.Stranger();
        var json = await FilledAsync("""{"api_key":"TOKEN","batch":[{"event":"NAME","distinct_id":"raw-id-of-a-person","properties":{"note":"13912345678","$anon_distinct_id":"raw-anonymous"}},{"event":"$identify","distinct_id":"raw-id-of-a-person","properties":{"$anon_distinct_id":"raw-anonymous","$set":{"email":"raw@example.com"}}}]}""");

        await client.PostAsync("/batch/", new StringContent(json));

        Assert.Empty(FilesWith("raw-id-of-a-person", "raw-anonymous", "13912345678", "raw@example.com"));
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
        Assert.Empty(FilesWith("raw-id-of-a-person", "raw-anonymous", "13912345678", "raw@example.com"));
    }

    [Fact]
    public async Task Bad_events_do_not_stop_good_ones_and_are_counted_by_reason()
    {
        using var program = await server.ProgramAsync(Permissions.Capture);
        var json = await FilledAsync("""[E,{"event":"NAME"},{"user":"a"},{"event":"NAME","user":"a","time":"yesterday"},7]""");

        var answer = await (await program.PostAsync("/api/v1/collect/events", new StringContent(json))).Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal("""{"bad_json":1,"bad_time":1,"missing_event":1,"missing_user":1}""", JsonSerializer.Serialize(answer.GetProperty("rejected")));
        var rejects = await File.ReadAllTextAsync(answer.GetProperty("rejected_file").GetString()!, Token);
        Assert.Contains($"bad_time,{name},", rejects, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        // PostHog's clients hear that all is well.
        using var client = server.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/batch/", new StringContent(await FilledAsync("""{"api_key":"TOKEN","batch":[E,{"event":"NAME"}]}""")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/batch/", new StringContent(await FilledAsync("""{"api_key":"TOKEN","batch":[{"event":"NAME"}]}""")))).StatusCode);
    }

    [Fact]
    public async Task JSON_lines_lose_only_their_broken_lines()
    {
        using var program = await server.ProgramAsync(Permissions.Capture);
        var lines = await FilledAsync("{\"event\":\"NAME\",\"user\":\"a\",\"id\":\"NAME-1\"}\r\n{\"event\":\"NAME\",\"user\":\n\n{\"event\":\"NAME\",\"user\":\"b\",\"id\":\"NAME-2\",\"time\":1772352000}\n");

        var answer = await (await program.PostAsync("/api/v1/collect/events", Gzip(lines, "application/x-ndjson", "gzip"))).Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.Equal((2, 1), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetProperty("bad_json").GetInt32()));
        Assert.Equal(2, await CountAsync());
    }

    [Theory]
    [InlineData("{\"api_key\":\"TOKEN\",\"batch\":[{\"event\":", 400, "collect.capture_json")]
    [InlineData("", 400, "collect.capture_json")]
    [InlineData("17", 400, "collect.capture_json")]
    [InlineData("{\"api_key\":\"TOKEN\",\"batch\":[]} and more", 400, "collect.capture_json")]
    public async Task What_is_no_JSON_is_refused_with_one_message(string body, int status, string code)
    {
        using var program = await server.ProgramAsync(Permissions.Capture);
        using var client = server.Stranger();
        foreach (var answer in new[] { await program.PostAsync("/api/v1/collect/events", new StringContent(await FilledAsync(body))), await client.PostAsync("/batch/", new StringContent(await FilledAsync(body))) })
        {
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Too_much_is_refused_also_when_it_is_small_until_unpacked()
    {
        using var client = server.Stranger();
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var large = await client.PostAsync("/batch/", new ByteArrayContent(new byte[9 << 20]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        using var bomb = await client.PostAsync("/batch/", Gzip(new string(' ', 40 << 20), "application/json", "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bomb.StatusCode);

        using var torn = await client.PostAsync("/batch/", new ByteArrayContent([0x1F, 0x8B, 1, 2, 3]));
        Assert.Equal(HttpStatusCode.BadRequest, torn.StatusCode);
    }

    [Fact]
    public async Task A_text_cut_inside_an_emoji_does_not_stop_its_event()
    {
        await SendAsync("""{"event":"NAME","uuid":"NAME-1","distinct_id":"a","properties":{"half NAME":"caf\ud83d","$set":{"mood":"\ud83d"},"whole NAME":"\ud83d\ude00"}}""");

        Assert.Equal(["caf\\ud83d|😀"], [string.Join('|', await RowAsync($"SELECT \"half {name}\", \"whole {name}\" FROM event_log WHERE event = '{name}'"))]);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_send_with_credentials_and_nothing_else()
    {
        using var client = server.Stranger();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/e/");
        preflight.Headers.Add("Origin", "https://shop.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var allowed = await client.SendAsync(preflight);
        Assert.Equal(("https://shop.example", "true"), (allowed.Headers.GetValues("Access-Control-Allow-Origin").Single(), allowed.Headers.GetValues("Access-Control-Allow-Credentials").Single()));

        using var post = new HttpRequestMessage(HttpMethod.Post, "/e/") { Content = new StringContent(await FilledAsync("{\"api_key\":\"TOKEN\",\"batch\":[E]}")) };
        post.Headers.Add("Origin", "https://shop.example");
        post.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var sent = await client.SendAsync(post);
        Assert.Equal((HttpStatusCode.OK, "https://shop.example"), (sent.StatusCode, sent.Headers.GetValues("Access-Control-Allow-Origin").Single()));

        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/v1/collect/events") { Content = new StringContent("{}") };
        own.Headers.Add("Origin", "https://shop.example");
        own.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await client.SendAsync(own);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Flags_and_settings_are_answered_as_clients_expect_them()
    {
        using var client = server.Stranger();
        var flags = await (await client.PostAsync("/flags/?v=2", new StringContent(await FilledAsync("{\"token\":\"TOKEN\",\"distinct_id\":\"a\"}")))).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(("{}", false), (flags.GetProperty("flags").GetRawText(), flags.GetProperty("errorsWhileComputingFlags").GetBoolean()));

        var token = await TokenAsync();
        var config = await client.GetFromJsonAsync<JsonElement>($"/array/{token}/config", Token);
        Assert.Contains("gzip-js", config.GetProperty("supportedCompression").EnumerateArray().Select(c => c.GetString()));
        using var script = await client.GetAsync($"/array/{token}/config.js");
        Assert.Equal("application/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"window._POSTHOG_REMOTE_CONFIG[\"{token}\"]", await script.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_by_the_next_client_that_asks()
    {
        var keys = server.Services.GetRequiredService<IApiKeys>();
        var issued = (await keys.IssueAsync("short", [Permissions.Capture], Token)).Value;
        Assert.True(issued.Key.IsPublic);
        Assert.Equal(issued.Secret, issued.Key.Prefix);
        await keys.RevokeAsync(issued.Key.Id, Token);
        using var client = server.Stranger();

        using var answer = await client.PostAsync("/batch/", new StringContent($$"""{"api_key":"{{issued.Secret}}","batch":[{"event":"a","distinct_id":"b"}]}"""));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task What_an_anonymous_visitor_did_counts_for_the_user_who_logs_in()
    {
        using var client = server.Stranger();
        await SendAsync("""{"event":"NAME","distinct_id":"anon-NAME","uuid":"NAME-1","timestamp":"2026-03-01T08:00:00Z"}""");
        Assert.Equal(1, await CountAsync());
        await SendAsync("""{"event":"NAME","distinct_id":"NAME-mei","uuid":"NAME-2","timestamp":"2026-03-01T09:00:00Z"},{"event":"$identify","distinct_id":"NAME-mei","properties":{"$anon_distinct_id":"anon-NAME","$set":{"plan":"pro"},"$set_once":{"plan":"free","first":"a"}}}""");

        var row = await RowAsync($"SELECT count(*), count(DISTINCT user_no) FROM event_log WHERE event = '{name}'");
        Assert.Equal(["2", "1"], row);
        using var lease = await server.Services.GetRequiredService<IBehaviorIndexes>().OpenAsync(Token);
        Assert.Equal((2, 1L), Counted(lease.Index, name));
        Assert.Equal(["first=a, plan=pro"], await RowAsync($"SELECT string_agg(name || '=' || value, ', ' ORDER BY name) FROM user_attributes WHERE user_no = (SELECT any_value(user_no) FROM event_log WHERE event = '{name}')"));
    }

    static (int Events, long Users) Counted(BehaviorIndex index, string name)
    {
        var code = index.CodeOf(name);
        return (Enumerable.Range(0, (int)index.Events).Count(at => index.EventAt(at) == code), index.UsersByEvent[code]);
    }

    async Task SendAsync(string events)
    {
        using var client = server.Stranger();
        using var answer = await client.PostAsync("/batch/", new StringContent(await FilledAsync($$"""{"api_key":"TOKEN","batch":[{{events}}]}""")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    async Task<string> FilledAsync(string form) => form
        .Replace("E2", "{\"event\":\"NAME\",\"uuid\":\"NAME-2\",\"distinct_id\":\"b\",\"timestamp\":\"2026-03-01T08:00:01Z\",\"properties\":{\"$set\":{\"plan\":\"pro\"}}}", StringComparison.Ordinal)
        .Replace("[E", "[{\"event\":\"NAME\",\"uuid\":\"NAME-1\",\"distinct_id\":\"a\",\"timestamp\":\"2026-03-01T08:00:00Z\",\"properties\":{}}", StringComparison.Ordinal)
        .Replace("NAME", name, StringComparison.Ordinal).Replace("TOKEN", await TokenAsync(), StringComparison.Ordinal);

    async Task<string> TokenAsync() => (await server.Services.GetRequiredService<IApiKeys>().IssueAsync("shop", [Permissions.Capture], Token)).Value.Secret;

    async Task<long> CountAsync() => long.Parse((await RowAsync($"SELECT count(*) FROM event_log WHERE event = '{name}'"))[0], System.Globalization.CultureInfo.InvariantCulture);

    async Task<string[]> RowAsync(string sql)
    {
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
        return [.. (await server.Services.GetRequiredService<IEventRecord>().QueryAsync(sql, 1, Token)).Rows[0].Select(cell => cell ?? "∅")];
    }

    IEnumerable<string> FilesWith(params string[] texts) =>
        from file in Directory.EnumerateFiles(server.Services.GetRequiredService<IWorkspace>().Root, "*", SearchOption.AllDirectories)
        // Opening the record's own file in this process would take away the lock that DuckDB has on it.
        where !file.EndsWith(".duckdb", StringComparison.Ordinal) && !file.EndsWith(".guard", StringComparison.Ordinal)
        let bytes = Read(file)
        where texts.Any(text => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
        select file;

    static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static ByteArrayContent Gzip(string text, string type, string? encoding)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}

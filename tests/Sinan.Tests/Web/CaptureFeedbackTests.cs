using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>Feedback over the API: forms of bodies, ids, refusals.</summary>
[Collection("server")]
public sealed class CaptureFeedbackTests(TestServer server)
{
    const string Path = "/api/v1/collect/feedback";
    static int runs;

    /// <summary>A channel of its own for the comments of each test: the server is shared.</summary>
    readonly string channel = $"feedback{Interlocked.Increment(ref runs)}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_form_of_body_is_taken_plain_and_packed_and_ids_count_once()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        var (one, two) = (Comment("a", "闪退了"), Comment("b", "works well"));
        foreach (var (body, accepted) in new[] { (one, 1), ($"[{one},{two}]", 2), ($"{{\"batch\":[{one},{two}]}}", 2), ($"{one}\r\n\n{two}\n", 2) })
        {
            foreach (var content in new[] { new StringContent(body), Gzip(body) })
            {
                using var answer = await program.PostAsync(Path, content);
                Assert.Equal((body, accepted), (body, (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("accepted").GetInt32()));
            }
        }

        Assert.Equal(["works well", "闪退了"], await TextsAsync());
    }

    [Fact]
    public async Task What_a_comment_says_is_stored_hashed_and_masked()
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        await program.PostAsync(Path, new StringContent($$"""
            {"id":7,"user":"mei","time":"2026-03-01T08:00:00+08:00","rating":"2","item":"p9","source":"{{channel}}","label":"bug","text":"  call 13812345678 ","version":"3.2.1","device":"P60","segment":"vip","other":[1]}
            """));

        Assert.Equal(["call [phone]|2.0|p9|bug|2026-03-01 00:00:00|true"], await RowsAsync("text || '|' || rating || '|' || item || '|' || label || '|' || time || '|' || (user_no IS NOT NULL)"));
        Assert.Equal(["3.2.1|P60|vip"], await RowsAsync("version || '|' || device || '|' || segment"));
    }

    [Fact]
    public async Task Bad_comments_do_not_stop_good_ones_and_are_counted_by_reason()
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        var answer = await (await program.PostAsync(Path, new StringContent($$"""
            [{{Comment("x", "good")}},{"text":" "},{"id":"y"},{"text":"a","time":"yesterday"},{"text":"a","rating":"many"},7,{"text":"half \ud83d"}]
            """))).Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal("""{"bad_json":1,"bad_number":1,"bad_time":1,"missing_text":3}""", JsonSerializer.Serialize(answer.GetProperty("rejected")));
        Assert.Equal(["good"], await TextsAsync());
    }

    [Fact]
    public async Task Without_an_id_equal_comments_of_one_request_count_each_and_a_repeated_request_adds_none()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        var comment = $$"""{"text":"again","time":"2026-03-02T08:00:00Z","source":"{{channel}}"}""";

        for (var sending = 0; sending < 3; sending++)
            await program.PostAsync(Path, new StringContent($"[{comment},{comment}]"));

        Assert.Equal(["again", "again"], await TextsAsync());
    }

    [Fact]
    public async Task One_user_saying_the_same_at_the_same_time_under_two_ids_said_it_once()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        string Said(string id, string time, string item) => $$"""{"id":"{{channel}}{{id}}","user":"li","time":"{{time}}","item":"{{item}}","text":"too slow","source":"{{channel}}"}""";

        await program.PostAsync(Path, new StringContent($"[{Said("1", "2026-03-02T08:00:00Z", "a")},{Said("2", "2026-03-02T08:00:00Z", "a")}]"));
        await RowsAsync("text");
        await program.PostAsync(Path, new StringContent($"[{Said("3", "2026-03-02T08:00:00Z", "a")},{Said("4", "2026-03-02T08:00:01Z", "a")},{Said("5", "2026-03-02T08:00:00Z", "b")}]"));

        Assert.Equal(3, (await TextsAsync()).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("[{\"text\":")]
    public async Task What_is_no_JSON_is_refused_with_one_message(string body)
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        using var answer = await program.PostAsync(Path, new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("collect.capture_json", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Too_many_requests_of_one_key_in_a_second_are_asked_to_wait()
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => program.PostAsync(Path, new StringContent("[]"))));

        var busy = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(busy);
        Assert.All(busy, a => Assert.Equal("1", a.Headers.GetValues("Retry-After").Single()));
        Assert.All(answers, a => a.Dispose());
    }

    [Fact]
    public async Task A_public_token_sends_no_feedback_through_the_API()
    {
        using var program = await server.ProgramAsync(Permissions.Capture);

        using var answer = await program.PostAsync(Path, new StringContent(Comment("p", "spam")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    string Comment(string id, string text) => $$"""{"id":"{{channel}}-{{id}}","text":"{{text}}","source":"{{channel}}"}""";

    static ByteArrayContent Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    Task<string[]> TextsAsync() => RowsAsync("text");

    async Task<string[]> RowsAsync(string columns)
    {
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
        var answer = await server.Services.GetRequiredService<IEventRecord>().QueryAsync($"SELECT {columns} FROM feedback_log WHERE source = '{channel}' ORDER BY 1", 100, Token);
        return [.. answer.Rows.Select(row => row[0]!)];
    }
}

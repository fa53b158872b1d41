using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Tests.Web;

/// <summary>Pictures, recordings and films of comments: taken by their first bytes, shown without trust.</summary>
[Collection("server")]
public sealed class AttachmentTests(TestServer server)
{
    const string Path = "/api/v1/collect/feedback";

    /// <summary>A picture of one point (PNG, ISO/IEC 15948).</summary>
    static readonly byte[] picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Four silent points of 16 bits at 8,000 Hz (RIFF WAVE, IBM and Microsoft 1991).</summary>
    static readonly byte[] recording = [.. "RIFF"u8, 44, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0, .. "data"u8, 8, 0, 0, 0, .. new byte[8]];

    static int runs;

    readonly string channel = $"attached{Interlocked.Increment(ref runs)}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_in_base_64_and_beside_the_json_are_kept_and_shown_beside_the_text()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        using var person = await server.PersonAsync(AccountRole.Viewer);
        await AcceptedAsync(program, new StringContent(JsonSerializer.Serialize(new { text = "inside", source = channel, attachments = new object[] { new { data = Convert.ToBase64String(picture) }, Convert.ToBase64String(recording) } })));
        await AcceptedAsync(program, Form(JsonSerializer.Serialize(new { text = "beside", source = channel }), ("screen.png", picture)));
        var numbers = await RowsAsync($"SELECT feedback_no FROM feedback WHERE source = '{channel}' ORDER BY text DESC");

        var inside = await person.GetStringAsync("/listen/comment/" + numbers[0], Token);
        var beside = await person.GetStringAsync("/listen/comment/" + numbers[1], Token);
        var list = await person.GetStringAsync("/listen/comments?source=" + channel, Token);
        var address = await AddressAsync("image/png");
        using var shown = await person.GetAsync("/api/v1/listen/attachments/" + address, Token);

        Assert.Contains($"<img src=\"/api/v1/listen/attachments/{address}\"", inside, StringComparison.Ordinal);
        Assert.Contains("<audio controls", inside, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"/api/v1/listen/attachments/{address}\"", beside, StringComparison.Ordinal);
        Assert.Contains($"href=\"/listen/comment/{numbers[0]}\"", list, StringComparison.Ordinal);
        Assert.Equal(picture, await shown.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(("image/png", "nosniff"), (shown.Content.Headers.ContentType!.ToString(), shown.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal("default-src 'none'; sandbox", shown.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Players_get_the_part_that_they_ask_for()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        using var person = await server.PersonAsync(AccountRole.Viewer);
        await AcceptedAsync(program, Form(JsonSerializer.Serialize(new { text = "said", source = channel }), ("a.bin", recording)));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/listen/attachments/" + await AddressAsync("audio/wav")) { Headers = { Range = new RangeHeaderValue(8, 11) } };

        using var part = await person.SendAsync(request, Token);

        Assert.Equal((HttpStatusCode.PartialContent, "WAVE"), (part.StatusCode, await part.Content.ReadAsStringAsync(Token)));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "attachment_type", Base64("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8) },
        { "attachment_type", Base64("<html><script>alert(1)</script></html>"u8) },
        { "attachment_type", Base64("%PDF-1.7 whatever"u8) },
        { "attachment_type", Base64("MZ\u0090 a program"u8) },
        { "attachment_type", Base64("RIFF1234AVI LIST"u8) },
        { "attachment_type", Base64([0, 0, 0, 24, .. "ftypheic"u8]) },
        { "attachment_type", "" },
        { "bad_attachment", "no base 64!" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_recording_or_film_is_refused_whatever_it_is_called(string reason, string data)
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        var answer = await SentAsync(program, new StringContent(JsonSerializer.Serialize(new { text = "x", source = channel, attachments = new[] { data } })));

        Assert.Equal((0, 1), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetProperty(reason).GetInt32()));
        Assert.Empty(await RowsAsync($"SELECT feedback_no FROM feedback WHERE source = '{channel}'"));
    }

    [Fact]
    public async Task Too_many_and_too_large_files_are_refused_with_their_comment()
    {
        using var program = await server.ProgramAsync(Permissions.Write);
        var json = JsonSerializer.Serialize(new { text = "x", source = channel });

        var many = await SentAsync(program, Form(json, [.. Enumerable.Repeat(("p.png", picture), 4)]));
        var large = await SentAsync(program, Form(json, ("p.png", [.. picture, .. new byte[5 << 20]])));
        var film = await SentAsync(program, Form(json, ("p.wav", [.. recording, .. new byte[6 << 20]])));

        Assert.Equal(1, many.GetProperty("rejected").GetProperty("attachment_count").GetInt32());
        Assert.Equal(1, large.GetProperty("rejected").GetProperty("attachment_size").GetInt32());
        Assert.Equal(1, film.GetProperty("accepted").GetInt32());
    }

    // A JPEG after ITU-T T.81: a comment of its camera, one table, one frame, one scan.
    [Fact]
    public async Task What_a_camera_wrote_into_a_picture_is_gone_before_it_is_kept_and_a_picture_cut_off_is_refused()
    {
        byte[] table = [0xFF, 0xDB, 0, 3, 0], frame = [0xFF, 0xC0, 0, 3, 0], scan = [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xFE, 0, 13, .. "31.2N 121.5E"u8[..11], .. table, .. frame, .. scan];
        using var program = await server.ProgramAsync(Permissions.Write);
        using var person = await server.PersonAsync(AccountRole.Viewer);

        await AcceptedAsync(program, Form(JsonSerializer.Serialize(new { text = "a photo", source = channel }), ("photo.jpg", photo)));
        var broken = await SentAsync(program, Form(JsonSerializer.Serialize(new { text = "half a photo", source = channel }), ("photo.jpg", photo[..^2])));

        Assert.Equal([0xFF, 0xD8, .. table, .. frame, .. scan], await person.GetByteArrayAsync("/api/v1/listen/attachments/" + await AddressAsync("image/jpeg"), Token));
        Assert.Equal(["21"], await RowsAsync($"SELECT bytes FROM feedback_attachments a JOIN feedback f USING (feedback_id) WHERE f.source = '{channel}'"));
        Assert.Equal(1, broken.GetProperty("rejected").GetProperty("attachment_broken").GetInt32());
    }

    [Fact]
    public async Task Tags_of_a_recording_are_gone_before_it_is_kept_and_a_recording_cut_off_is_refused()
    {
        byte[] tagged = [.. recording, .. "LIST"u8, 10, 0, 0, 0, .. "INFO31.2N "u8];
        tagged[4] += 18;
        using var program = await server.ProgramAsync(Permissions.Write);
        using var person = await server.PersonAsync(AccountRole.Viewer);

        await AcceptedAsync(program, Form(JsonSerializer.Serialize(new { text = "said", source = channel }), ("a.wav", tagged)));
        var broken = await SentAsync(program, Form(JsonSerializer.Serialize(new { text = "half said", source = channel }), ("a.wav", recording[..^1])));

        Assert.Equal(recording, await person.GetByteArrayAsync("/api/v1/listen/attachments/" + await AddressAsync("audio/wav"), Token));
        Assert.Equal(1, broken.GetProperty("rejected").GetProperty("attachment_broken").GetInt32());
    }

    // RFC 9639, 8: a description of the stream as the only block, and the sync code of a frame, behind an empty ID3v2.
    [Fact]
    public async Task The_kind_of_a_recording_is_that_of_its_sound_and_not_of_the_tag_before_it()
    {
        byte[] flac = [.. "fLaC"u8, 0x80, 0, 0, 34, .. new byte[34], 0xFF, 0xF8, 1, 2];
        using var program = await server.ProgramAsync(Permissions.Write);
        using var person = await server.PersonAsync(AccountRole.Viewer);

        await AcceptedAsync(program, Form(JsonSerializer.Serialize(new { text = "sung", source = channel }), ("a.mp3", [.. "ID3\u0004\0\0\0\0\0\0"u8, .. flac])));

        Assert.Equal(flac, await person.GetByteArrayAsync("/api/v1/listen/attachments/" + await AddressAsync("audio/flac"), Token));
    }

    [Fact]
    public async Task Files_beside_two_comments_belong_to_none()
    {
        using var program = await server.ProgramAsync(Permissions.Write);

        using var answer = await program.PostAsync(Path, Form("[{\"text\":\"a\"},{\"text\":\"b\"}]", ("p.png", picture)), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("collect.attachment_piece", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Strangers_see_nothing_and_other_blobs_are_no_attachments()
    {
        using var stranger = server.Stranger();
        using var person = await server.PersonAsync(AccountRole.Viewer);
        var other = await server.Services.GetRequiredService<IBlobs>().PutAsync(new MemoryStream("a model"u8.ToArray()), Token);

        using var closed = await stranger.GetAsync("/api/v1/listen/attachments/" + other, Token);
        using var missing = await person.GetAsync("/api/v1/listen/attachments/" + other, Token);
        using var outside = await person.GetAsync("/api/v1/listen/attachments/..%2F..%2Fworkspace.json", Token);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (closed.StatusCode, missing.StatusCode, outside.StatusCode));
    }

    [Fact]
    public async Task The_widget_and_the_form_without_scripts_take_files()
    {
        using var editor = await server.ProgramAsync(Permissions.Admin);
        var made = await (await editor.PostAsJsonAsync("/api/v1/collect/widgets", new { name = channel, origins = new[] { "https://shop.example" }, rating = false }, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        var token = made.GetProperty("token").GetString()!;
        using var stranger = server.Stranger();
        stranger.DefaultRequestHeaders.Add("Origin", "https://shop.example");

        using var widget = await stranger.PostAsync("/widget/feedback", Form(null, ("a.png", picture), ("token", token), ("text", "with a picture")), Token);
        using var hostile = await stranger.PostAsync("/widget/feedback", Form(null, ("a.png", "<svg/>"u8.ToArray()), ("token", token), ("text", "with a script")), Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (widget.StatusCode, hostile.StatusCode));
        Assert.Equal("collect.attachment_type", (await hostile.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
        Assert.Equal(
            ["image/png"], await RowsAsync($"SELECT a.media FROM feedback_attachments a JOIN feedback_aside s USING (feedback_id) WHERE s.source = '{channel}'"));
        var page = await stranger.GetStringAsync("/feedback/" + token, Token);
        Assert.Contains("enctype=\"multipart/form-data\"", page, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", page, StringComparison.Ordinal);
    }

    static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    static MultipartFormDataContent Form(string? json, params (string Name, byte[] Content)[] files) => Form(json, files, []);

    static MultipartFormDataContent Form(string? json, (string Name, byte[] Content) file, params (string Name, string Value)[] fields) => Form(json, [file], fields);

    static MultipartFormDataContent Form(string? json, (string Name, byte[] Content)[] files, (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (json is not null)
            form.Add(new StringContent(json, Encoding.UTF8), "feedback");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "files", name);
        return form;
    }

    static async Task<JsonElement> SentAsync(HttpClient client, HttpContent content)
    {
        using var answer = await client.PostAsync(Path, content, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    static async Task AcceptedAsync(HttpClient client, HttpContent content) => Assert.Equal(1, (await SentAsync(client, content)).GetProperty("accepted").GetInt32());

    async Task<string> AddressAsync(string media) =>
        (await RowsAsync($"SELECT address FROM feedback_attachments a JOIN feedback f USING (feedback_id) WHERE f.source = '{channel}' AND media = '{media}'"))[0];

    async Task<string[]> RowsAsync(string sql)
    {
        await server.Services.GetRequiredService<IEventIntake>().DrainAsync(Token);
        return [.. (await server.Services.GetRequiredService<IEventRecord>().QueryAsync(sql, 100, Token)).Rows.Select(row => row[0]!)];
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Stages.Listen.Features.DeliverAlert;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

public sealed class AlertDeliveryTests
{
    const string Secret = "a secret of the receiver";

    static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    static FeedbackAlert Raised { get; } = new()
    {
        Id = "al-test0001", Series = new SeriesName(SeriesName.OfTheme, "delivery <late>", "t-1"), Interval = "day", Time = Noon, Until = Noon, Since = Noon, Observed = 60, Expected = 20, P = 1e-6,
        Cause = new AlertCause(["parcel", "[late](http://x)"], null, []), Evidence = EvidenceId.Parse("ev-0000000000000000"), FoundAt = Noon,
    };

    static AlertMessage Message { get; } = AlertMessage.Of(Raised, new Localizer(SinanCli.Texts, Lang.English));

    [Fact]
    public async Task A_webhook_carries_the_alert_and_a_signature_over_time_and_body()
    {
        using var request = ReceiverRequest.Of(new AlertTarget(1, "hook", TargetKind.Webhook, "https://example.org/in", Secret, "en"), Message, Noon);

        var body = await request.Content!.ReadAsByteArrayAsync();
        var timestamp = Assert.Single(request.Headers.GetValues(ReceiverRequest.TimestampHeader));
        Assert.Equal(Noon.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), timestamp);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(timestamp + "." + Encoding.UTF8.GetString(body)));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(expected), Assert.Single(request.Headers.GetValues(ReceiverRequest.SignatureHeader)));
        using var json = JsonDocument.Parse(body);
        Assert.Equal(("al-test0001", "theme: delivery <late>", 60.0), (json.RootElement.GetProperty("id").GetString(), json.RootElement.GetProperty("series").GetString(), json.RootElement.GetProperty("observed").GetDouble()));
    }

    // The robots' documents: WeCom and DingTalk markdown, Feishu text; words of users bring no markup along.
    [Fact]
    public async Task Robots_get_the_bodies_that_they_document()
    {
        var wecom = await BodyAsync(TargetKind.WeCom, null);
        var ding = await BodyAsync(TargetKind.DingTalk, null);
        var feishu = await BodyAsync(TargetKind.Feishu, null);

        Assert.Equal("markdown", wecom.GetProperty("msgtype").GetString());
        Assert.Contains("delivery late", wecom.GetProperty("markdown").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Contains("delivery late", ding.GetProperty("markdown").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("60", ding.GetProperty("markdown").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("text", feishu.GetProperty("msg_type").GetString());
        Assert.DoesNotContain("[late](", feishu.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(feishu.TryGetProperty("sign", out _));
    }

    // DingTalk: base64(HMAC-SHA256(secret, "timestamp\nsecret")) escaped in the address; Feishu: base64(HMAC-SHA256("timestamp\nsecret", "")) in the body.
    [Fact]
    public async Task Robots_with_a_secret_get_their_signatures()
    {
        using var ding = ReceiverRequest.Of(new AlertTarget(1, "d", TargetKind.DingTalk, "https://oapi.dingtalk.com/robot/send?access_token=t", Secret, "en"), Message, Noon);
        var ms = Noon.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(ms + "\n" + Secret)));
        Assert.Equal($"?access_token=t&timestamp={ms}&sign={Uri.EscapeDataString(sign)}", ding.RequestUri!.Query);

        var feishu = await BodyAsync(TargetKind.Feishu, Secret);
        var seconds = Noon.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(seconds, feishu.GetProperty("timestamp").GetString());
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(seconds + "\n" + Secret), Array.Empty<byte>())), feishu.GetProperty("sign").GetString());
    }

    [Theory]
    [InlineData(TargetKind.WeCom, """{"errcode":93000,"errmsg":"invalid webhook url"}""", 93000)]
    [InlineData(TargetKind.DingTalk, """{"errcode":0,"errmsg":"ok"}""", 0)]
    [InlineData(TargetKind.Feishu, """{"code":19021,"msg":"sign match fail"}""", 19021)]
    [InlineData(TargetKind.Webhook, "fine", 0)]
    public void A_robot_says_in_its_answer_whether_it_took_the_message(TargetKind kind, string answer, int error) => Assert.Equal(error, ReceiverRequest.ErrorOf(kind, answer));

    [Fact]
    public async Task A_receiver_that_stumbles_is_tried_again_and_the_log_holds_no_secret()
    {
        using var receiver = new Receiver("503 Busy", "200 OK");
        await using var workspace = await OpenAsync(loopback: true);

        var outcome = await SendAsync(workspace, TargetKind.Webhook, receiver.Url + "in?key=robots-key");

        Assert.Equal(2, outcome.Value);
        Assert.Equal(2, receiver.Requests.Count);
        await using var scope = workspace.Services.CreateAsyncScope();
        var log = await scope.ServiceProvider.GetRequiredService<DeliveryLog>().ListAsync(default);
        Assert.Equal([(2, null, 200), (1, "listen.deliver.status", 503)], log.Select(d => (d.Attempt, d.Problem, d.Status ?? 0)));
        var written = JsonSerializer.Serialize(log);
        Assert.DoesNotContain("robots-key", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_says_no_is_not_asked_again()
    {
        using var receiver = new Receiver("403 Forbidden");
        await using var workspace = await OpenAsync(loopback: true);

        var outcome = await SendAsync(workspace, TargetKind.Webhook, receiver.Url);

        Assert.Equal("listen.deliver.status", outcome.Problem.Code);
        Assert.Single(receiver.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("http://[fe80::1]/")]
    public async Task This_machine_and_what_only_it_may_read_are_not_reached(string address)
    {
        using var receiver = new Receiver("200 OK");
        await using var workspace = await OpenAsync(loopback: false);

        var outcome = await SendAsync(workspace, TargetKind.Webhook, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, new Uri(receiver.Url).Port));

        Assert.Equal("listen.deliver.refused", outcome.Problem.Code);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var inner = new Receiver("200 OK");
        using var receiver = new Receiver("302 Found\r\nLocation: " + inner.Url);
        await using var workspace = await OpenAsync(loopback: true);

        var outcome = await SendAsync(workspace, TargetKind.Webhook, receiver.Url);

        Assert.Equal("listen.deliver.status", outcome.Problem.Code);
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task A_mail_goes_through_the_operators_server()
    {
        using var server = new MailReceiver();
        await using var workspace = await OpenAsync(loopback: false, MailSettings.Parse($"smtp://127.0.0.1:{server.Port}?from=sinan@example.org"));

        var outcome = await SendAsync(workspace, TargetKind.Email, "pm@example.org");

        Assert.Equal(1, outcome.Value);
        Assert.Contains("RCPT TO:<pm@example.org>", server.Heard, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<sinan@example.org>", server.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_the_problem_says_so()
    {
        await using var workspace = await OpenAsync(loopback: false);

        Assert.Equal("listen.deliver.no_mail", (await SendAsync(workspace, TargetKind.Email, "pm@example.org")).Problem.Code);
    }

    [Theory]
    [InlineData(TargetKind.Webhook, "ftp://example.org/")]
    [InlineData(TargetKind.Webhook, "http://user:password@example.org/")]
    [InlineData(TargetKind.Email, "nobody")]
    public async Task An_address_that_is_none_is_refused_when_it_is_entered(TargetKind kind, string address)
    {
        await using var workspace = await OpenAsync(loopback: false);
        await using var scope = workspace.Services.CreateAsyncScope();

        var added = await scope.ServiceProvider.GetRequiredService<AlertTargets>().AddAsync(new AlertTarget(0, "x", kind, address, null, "en"), default);

        Assert.Equal("listen.target.address", added.Problem.Code);
    }

    static async Task<JsonElement> BodyAsync(TargetKind kind, string? secret)
    {
        using var request = ReceiverRequest.Of(new AlertTarget(1, "robot", kind, "https://example.org/robot?key=1", secret, "en"), Message, Noon);
        return JsonSerializer.Deserialize<JsonElement>(await request.Content!.ReadAsByteArrayAsync());
    }

    static Task<TestWorkspace> OpenAsync(bool loopback, MailSettings? mail = null) => TestWorkspace.OpenAsync(services =>
    {
        services.AddSinanStages();
        services.AddSingleton(SinanCli.Texts);
        services.Replace(ServiceDescriptor.Singleton(new SourceNetworks(SourceNetworks.Parse(loopback ? "127.0.0.0/8" : null))));
        services.Replace(ServiceDescriptor.Singleton(new DeliveryPatience(3, TimeSpan.FromMilliseconds(1))));
        services.Replace(ServiceDescriptor.Singleton(mail ?? new MailSettings(null)));
    });

    static async Task<Outcome<int>> SendAsync(TestWorkspace workspace, TargetKind kind, string address)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertStore>().MergeAsync([Raised], default);
        var target = await scope.ServiceProvider.GetRequiredService<AlertTargets>().AddAsync(new AlertTarget(0, "team", kind, address, Secret, "en"), default);
        return await scope.ServiceProvider.GetRequiredService<DeliverAlertHandler>().HandleAsync(new DeliverAlert(Raised.Id, target.Value.Id), default);
    }

    /// <summary>Answers requests with the given heads, the last one again and again.</summary>
    sealed class Receiver : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly string[] heads;

        public Receiver(params string[] heads)
        {
            this.heads = heads;
            listener.Start();
            _ = ServeAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        public ConcurrentQueue<string> Requests { get; } = [];

        public void Dispose() => listener.Dispose();

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var buffer = new byte[65536];
                    var read = await stream.ReadAsync(buffer);
                    var head = heads[Math.Min(Requests.Count, heads.Length - 1)];
                    Requests.Enqueue(Encoding.UTF8.GetString(buffer, 0, read));
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }

    /// <summary>A mail server that takes one mail.</summary>
    sealed class MailReceiver : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly StringBuilder heard = new();

        public MailReceiver()
        {
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public string Heard => heard.ToString();

        public void Dispose() => listener.Dispose();

        async Task ServeAsync()
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 test");
                var isText = false;
                while (await reader.ReadLineAsync() is { } line)
                {
                    heard.Append(line).Append('\n');
                    if (isText && line != ".")
                        continue;
                    isText = line == "DATA";
                    await writer.WriteLineAsync(line == "DATA" ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}

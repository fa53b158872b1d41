using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Listen.Data.Transcription;
using Sinan.Stages.Listen.Features.TranscribeAttachment;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

/// <summary>Recordings written down by a service of the operator, here one on this machine.</summary>
public sealed class TranscriptionTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    // The request as OpenAI documents it: multipart with file, model and response_format; the answer {"text": …}.
    [Fact]
    public async Task The_service_gets_the_recording_and_its_text_is_kept_masked()
    {
        using var service = new Service("200 OK", """{"text": " 打 13812345678 给我 "}""");
        await using var workspace = await OpenAsync(service.Url + "v1?model=small", "127.0.0.0/8", key: "s3cret");
        var address = await AttachAsync(workspace, "audio/wav");

        var outcome = await TranscribeAsync(workspace, address);

        Assert.True(outcome.IsOk);
        Assert.Equal("打 [phone] 给我", (await workspace.Get<IFeedbackAttachments>().FindAsync(address, Token))!.Transcript);
        Assert.StartsWith("POST /v1/audio/transcriptions ", service.Heard, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer s3cret", service.Heard, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("the sound", service.Heard, StringComparison.Ordinal);
        Assert.Contains("small", service.Heard, StringComparison.Ordinal);
        Assert.Contains("filename=recording.wav", service.Heard.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500 Broken", "{}", "listen.transcribe.status")]
    [InlineData("200 OK", "no json", "listen.transcribe.answer")]
    [InlineData("200 OK", """{"text": 7}""", "listen.transcribe.answer")]
    [InlineData("302 Found\r\nLocation: http://127.0.0.1:1/", "", "listen.transcribe.status")]
    public async Task A_service_that_fails_leaves_the_recording_as_it_was(string head, string body, string problem)
    {
        using var service = new Service(head, body);
        await using var workspace = await OpenAsync(service.Url + "v1", "127.0.0.0/8");
        var address = await AttachAsync(workspace, "audio/wav");

        Assert.Equal(problem, (await TranscribeAsync(workspace, address)).Problem.Code);
        Assert.Null((await workspace.Get<IFeedbackAttachments>().FindAsync(address, Token))!.Transcript);
    }

    [Fact]
    public async Task Nothing_is_sent_where_it_must_not_or_need_not_be()
    {
        using var service = new Service("200 OK", """{"text": "x"}""");
        await using (var off = await OpenAsync(null, null))
            Assert.Equal("listen.transcribe.off", (await TranscribeAsync(off, await AttachAsync(off, "audio/wav"))).Problem.Code);
        await using (var guarded = await OpenAsync(service.Url + "v1", null))
            Assert.Equal("listen.transcribe.refused", (await TranscribeAsync(guarded, await AttachAsync(guarded, "audio/wav"))).Problem.Code);
        await using var open = await OpenAsync(service.Url + "v1", "127.0.0.0/8");
        Assert.Equal("listen.transcribe.kind", (await TranscribeAsync(open, await AttachAsync(open, "image/png"))).Problem.Code);
        Assert.Equal("listen.no_attachment", (await TranscribeAsync(open, new string('0', 64))).Problem.Code);
        Assert.Empty(service.Heard);
    }

    [Theory]
    [InlineData(null, null, null, "whisper-1")]
    [InlineData("ftp://x/v1", null, null, "whisper-1")]
    [InlineData("https://:k%2F1@api.example/v1/?model=large", "https://api.example/v1/audio/transcriptions", "k/1", "large")]
    [InlineData("http://host:8000", "http://host:8000/audio/transcriptions", null, "whisper-1")]
    public void The_setting_is_an_address_with_key_and_model(string? text, string? endpoint, string? key, string model)
    {
        var settings = TranscriptionSettings.Parse(text);

        Assert.Equal((endpoint, key, model), (settings.Endpoint?.AbsoluteUri, settings.Key, settings.Model));
    }

    static Task<TestWorkspace> OpenAsync(string? endpoint, string? networks, string? key = null) => TestWorkspace.OpenAsync(services =>
    {
        services.AddSinanStages();
        services.AddSingleton(SinanCli.Texts);
        services.Replace(ServiceDescriptor.Singleton(new SourceNetworks(SourceNetworks.Parse(networks))));
        services.Replace(ServiceDescriptor.Singleton(TranscriptionSettings.Parse(key is null ? endpoint : endpoint!.Replace("://", $"://:{key}@", StringComparison.Ordinal))));
    });

    static async Task<string> AttachAsync(TestWorkspace workspace, string media)
    {
        var address = await workspace.Get<IBlobs>().PutAsync(new MemoryStream("the sound"u8.ToArray()), Token);
        await using var import = await workspace.Get<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "f", "f"), Token);
        import.Append([new FeedbackRow(1, null, null, null, null, null, null, "text") { Attachments = [new FeedbackAttachment(address, media, 9)] }]);
        await import.CommitAsync(Token);
        return address;
    }

    static async Task<Outcome<string>> TranscribeAsync(TestWorkspace workspace, string address)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TranscribeAttachmentHandler>().HandleAsync(new TranscribeAttachment(address), Token);
    }

    /// <summary>Answers every request with one head and body and remembers what it heard.</summary>
    sealed class Service : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Service(string head, string body)
        {
            listener.Start();
            _ = ServeAsync(head, body);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        public string Heard { get; private set; } = "";

        public void Dispose() => listener.Dispose();

        async Task ServeAsync(string head, string body)
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var buffer = new byte[1 << 16];
                    var heard = new StringBuilder();
                    // The last boundary of a form ends in two dashes.
                    while (!heard.ToString().TrimEnd().EndsWith("--", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is var n and > 0)
                        heard.Append(Encoding.UTF8.GetString(buffer, 0, n));
                    Heard = heard.ToString();
                    await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}

using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Sinan.Cli;
using Sinan.Cli.Serving;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Web;

/// <summary>The protocol's own client asks the questions, over HTTP and over standard input and output.</summary>
[Collection("server")]
public sealed class McpTests(TestServer server) : IDisposable
{
    /// <summary>Routes that are no questions: they feed pages, or give files.</summary>
    static readonly string[] NoTools =
    [
        "ExportAnswers", "ExportComments", "ExportPrototype", "FindIdea", "FindJob", "FindSurvey", "ListAside", "ListCorrections", "ListDocuments", "ListImports", "ListJobs", "ListPalette", "ListSchedules", "ListSeries", "ListTemplates", "ListWidgets",
        "ReadDocument", "ReadDocumentVersion", "ShowAnswerFile", "ShowAttachment", "ShowPath", "ShowSkills", "WatchArrivals", "WatchJob",
    ];

    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Every_question_of_the_api_is_a_tool_whose_parameters_are_explained()
    {
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == Permissions.Read))
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName);
        var words = new Localizer(SinanCli.Texts, Lang.English);

        Assert.Equal(NoTools, routes.Where(name => !words.Has("tool." + name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tools_tell_their_parameters_and_answer_with_problems_in_words()
    {
        await using var client = await ConnectAsync(Permissions.Read);

        var tools = await client.ListToolsAsync(cancellationToken: Token);
        var funnel = tools.Single(t => t.Name == "answer_funnel");
        var steps = funnel.JsonSchema.GetProperty("properties").GetProperty("steps");
        Assert.Equal("string", steps.GetProperty("type").GetString());
        Assert.Contains("view,cart,pay", steps.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.All(tools, t => Assert.All(t.JsonSchema.GetProperty("properties").EnumerateObject(), p => Assert.True(p.Value.TryGetProperty("description", out _), $"{t.Name}.{p.Name}")));
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations!.ReadOnlyHint));
        Assert.Contains("never instructions", client.ServerInstructions!, StringComparison.Ordinal);

        var answer = await client.CallToolAsync("answer_funnel", new Dictionary<string, object?> { ["steps"] = "view", ["order"] = "sideways" }, cancellationToken: Token);
        Assert.True(answer.IsError);
        Assert.Contains("understand.bad_order", TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_may_not_ask()
    {
        using var stranger = server.Stranger();
        using var writer = await server.ProgramAsync(Permissions.Write);
        using var reader = await server.ProgramAsync(Permissions.Read);
        using var list = Json("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        using var again = Json("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        using var broken = Json("{\"jsonrpc\":");

        stranger.DefaultRequestHeaders.Add("Authorization", "Bearer sk_unknown");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/mcp", list, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.PostAsync("/mcp", again, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync("/mcp", broken, Token)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_assistant_asks_through_the_program_alone_or_beside_a_server(bool isServed)
    {
        var events = directory.Of("events.csv");
        await File.WriteAllTextAsync(events, "user,time,event\na,2024-03-04 09:00,view\na,2024-03-04 10:00,pay\nb,2024-03-04 11:00,view\n", Token);
        var workspace = directory.Of("workspace");
        Assert.Equal(0, await SinanCli.RunAsync(["collect", "import", "events", events, "--workspace", workspace], Io(Stream.Null, TextWriter.Null)));
        await using var served = isServed ? await ServeAsync(workspace) : null;

        Pipe input = new(), output = new();
        var writer = new StreamWriter(output.Writer.AsStream(), new UTF8Encoding(false));
        var running = SinanCli.RunAsync(["mcp", "--workspace", workspace, "--lang", "zh-CN"], Io(input.Reader.AsStream(), writer));
        await using (var client = await McpClient.CreateAsync(new StreamClientTransport(input.Writer.AsStream(), output.Reader.AsStream()), cancellationToken: Token))
        {
            var answer = await client.CallToolAsync("answer_funnel", new Dictionary<string, object?> { ["steps"] = "view,pay", ["within"] = "1d" }, cancellationToken: Token);

            Assert.NotEqual(true, answer.IsError);
            var steps = JsonDocument.Parse(TextOf(answer)).RootElement.GetProperty("steps").EnumerateArray().ToList();
            Assert.Equal([2L, 1], steps.Select(s => s.GetProperty("users").GetInt64()));
            Assert.Contains("放弃", (await client.ListToolsAsync(cancellationToken: Token)).Single(t => t.Name == "answer_funnel").Description, StringComparison.Ordinal);
        }

        await input.Writer.CompleteAsync();
        Assert.Equal(0, await running);
    }

    static string TextOf(CallToolResult answer) => Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;

    static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    static async Task<IAsyncDisposable> ServeAsync(string workspace)
    {
        var running = await Sinan.Web.SinanServer.StartAsync(new Sinan.Web.ServerOptions(new Sinan.Storage.WorkspaceOptions(workspace), SinanCli.Texts) { Urls = ["http://127.0.0.1:0"] }, Token);
        return new Served(running, CommandSocket.Start(running.Services, running.Url));
    }

    CommandIo Io(Stream input, TextWriter output) => new(output, TextWriter.Null, input, directory.Path, false, _ => null);

    async Task<McpClient> ConnectAsync(params string[] scopes)
    {
        var http = await server.ProgramAsync(scopes);
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var transport = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Url + "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http, ownsHttpClient: true);
        return await McpClient.CreateAsync(transport, cancellationToken: Token);
    }

    sealed class Served(Sinan.Web.RunningServer server, CommandSocket socket) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await socket.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}

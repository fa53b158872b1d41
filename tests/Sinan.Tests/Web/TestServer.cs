using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

namespace Sinan.Tests.Web;

/// <summary>One real server on a fresh workspace for all web tests, with an account of each role.</summary>
public sealed partial class TestServer : IAsyncLifetime
{
    public const string Password = "a quiet sentence of mine";

    readonly string directory = Path.Combine(Path.GetTempPath(), "sinan-web-" + Guid.NewGuid().ToString("n"));
    RunningServer? server;

    public string Url => server!.Url;

    public string? SetUpUrl => server!.SetUpUrl;

    public IServiceProvider Services => server!.Services;

    public async ValueTask InitializeAsync()
    {
        server = await SinanServer.StartAsync(
            new ServerOptions(new WorkspaceOptions(Path.Combine(directory, "workspace")) { Create = true }, SinanCli.Texts) { Urls = ["http://127.0.0.1:0"] }, default);
        var accounts = Services.GetRequiredService<IAccounts>();
        foreach (var role in Enum.GetValues<AccountRole>())
            Assert.True((await accounts.CreateAsync(NameOf(role), Password, role, default)).IsOk);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    public static string NameOf(AccountRole role) => "the." + role.ToString().ToLowerInvariant();

    /// <summary>A client without redirects that keeps cookies.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Url) };

    /// <summary>A client that is logged in as a role through the login page.</summary>
    public async Task<HttpClient> PersonAsync(AccountRole role)
    {
        var client = Stranger();
        var answer = await LogInAsync(client, NameOf(role), Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A client that sends an API key with the given scopes.</summary>
    public async Task<HttpClient> ProgramAsync(params string[] scopes)
    {
        var issued = await Services.GetRequiredService<IApiKeys>().IssueAsync("test", [.. scopes], default);
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Value.Secret);
        return client;
    }

    public static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string name, string password, string page = "/login") =>
        await SubmitAsync(client, page, "login", ("Form.Name", name), ("Form.Password", password));

    /// <summary>Opens a page, takes the hidden fields of a form and posts it the way a browser does.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        var values = fields.ToDictionary(f => f.Name, f => f.Value);
        values["_handler"] = form;
        values["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
        return await client.PostAsync(page, new FormUrlEncodedContent(values));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

[CollectionDefinition("server")]
public sealed class ServerCollection : ICollectionFixture<TestServer>;

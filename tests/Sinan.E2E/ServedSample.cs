using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Cli;
using Sinan.E2E;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Web;

[assembly: AssemblyFixture(typeof(ServedSample))]

namespace Sinan.E2E;

/// <summary>One real server over the sample workspace and one browser, shared by all tests. The first admin is made the way a person makes it.</summary>
public sealed class ServedSample : IAsyncLifetime
{
    public const string Name = "mei";
    public const string Password = "a quiet sentence of mine";

    readonly string directory = Path.Combine(Path.GetTempPath(), "sinan-e2e-" + Guid.NewGuid().ToString("n"));
    RunningServer? server;
    IPlaywright? playwright;
    string? session;

    public string Url => server!.Url;

    public IBrowser Browser { get; private set; } = null!;

    public IServiceProvider Services => server!.Services;

    /// <summary>Where screenshots go: artifacts/screenshots beside the sources, or below the test's own directory.</summary>
    public static string Screenshots { get; } = Path.Combine(ArtifactsOf(AppContext.BaseDirectory), "screenshots");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        // A workspace of one's own, already made, saves the minute that the sample takes.
        var workspace = Environment.GetEnvironmentVariable("SINAN_E2E_WORKSPACE") ?? Path.Combine(directory, "sample");
        if (!Directory.Exists(workspace))
            await MakeSampleAsync(workspace);
        Directory.CreateDirectory(Screenshots);
        server = await SinanServer.StartAsync(
            new ServerOptions(new WorkspaceOptions(workspace) { Create = true }, SinanCli.Texts) { Urls = ["http://127.0.0.1:0"] }, default);
        await SampleSurvey.MakeAsync(server.Services);
        await SampleInitiatives.MakeAsync(server.Services);
        await SampleLabels.MakeAsync(server.Services);
        await SampleNeeds.MakeAsync(server.Services);
        await SampleHours.MakeAsync(server.Services);
        await SampleDocuments.MakeAsync(server.Services);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"],
        });
        await LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>A fresh context of a reader who is logged in.</summary>
    public Task<IBrowserContext> ReaderAsync(Look look, bool scripts = true) => ContextAsync(look, scripts, session, Url);

    /// <summary>A fresh context of somebody who is not, at this server or another one.</summary>
    public Task<IBrowserContext> StrangerAsync(Look look, string? url = null) => ContextAsync(look, scripts: true, null, url ?? Url);

    async Task<IBrowserContext> ContextAsync(Look look, bool scripts, string? state, string url)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, StorageState = state, JavaScriptEnabled = scripts, Locale = look.Lang.Code, TimezoneId = "UTC",
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Width < 600 ? 844 : 900 },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync(
        [
            new Cookie { Name = "sinan-lang", Value = look.Lang.Code, Url = url },
            new Cookie { Name = "sinan-theme", Value = look.Dark ? "dark" : "light", Url = url },
        ]);
        return context;
    }

    async Task LogInAsync()
    {
        await using var context = await StrangerAsync(Look.Plain);
        var page = await context.NewPageAsync();
        if (server!.SetUpUrl is { } setUp)
        {
            await page.GotoAsync(setUp);
            await page.Locator("input[name='Form.Name']").FillAsync(Name);
            await page.Locator("input[name='Form.Password']").FillAsync(Password);
            await page.Locator("form button.btn-primary").ClickAsync();
        }
        else
        {
            await Services.GetRequiredService<IAccounts>().CreateAsync(Name, Password, AccountRole.Admin, default);
            await page.GotoAsync("/login");
            await page.Locator("input[name='Form.Name']").FillAsync(Name);
            await page.Locator("input[name='Form.Password']").FillAsync(Password);
            await page.Locator("form button.btn-primary").ClickAsync();
        }

        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        session = await context.StorageStateAsync();
    }

    static async Task MakeSampleAsync(string workspace)
    {
        var error = new StringWriter();
        var io = new CommandIo(new StringWriter(), error, Stream.Null, Path.GetTempPath(), false, _ => null);
        var code = await SinanCli.RunAsync(["demo", "--no-serve", "--no-progress", "--workspace", workspace, "--json"], io);
        Assert.True(code == 0, error.ToString());
    }

    static string ArtifactsOf(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            if (at.Name == "artifacts")
                return at.FullName;
        }

        return start;
    }
}

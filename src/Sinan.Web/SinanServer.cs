using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Storage;
using Sinan.Web.Endpoints;
using Sinan.Web.Errors;
using Sinan.Web.Layout;
using Sinan.Web.Mcp;
using Sinan.Web.Security;
using Sinan.Web.Words;

namespace Sinan.Web;

/// <summary>Puts the server together: the stages' services, pages and routes behind login, in the reader's language.</summary>
public static class SinanServer
{
    /// <summary>Largest request body, except for uploads, which set their own limit.</summary>
    public const long MostRequestBytes = 8 * 1024 * 1024;

    /// <summary>Builds the server without opening the workspace or listening.</summary>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = options.Executable,
            ContentRootPath = options.ProgramDirectory,
            WebRootPath = "wwwroot",
        });
        // In the build output static files stand in the sources' folders; a published program has its own wwwroot.
        if (File.Exists(Path.Combine(options.ProgramDirectory, options.Executable + ".staticwebassets.runtime.json")))
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        // A page of another site must not reach a server on this machine by giving its own name to the loopback address.
        if (options.Urls.All(IsLoopback))
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        // Standard output belongs to answers: of commands, and of assistants' questions.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter(typeof(ApiKeyLogin).FullName, LogLevel.Warning);
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        AddServices(builder.Services, options);
        var app = builder.Build();
        UsePipeline(app);
        MapRoutes(app, Path.Combine(options.ProgramDirectory, options.Executable + ".staticwebassets.endpoints.json"));
        return app;
    }

    /// <summary>Opens the workspace, starts listening and, while nobody can log in, issues the one-time set-up link.</summary>
    /// <exception cref="ProblemException">The workspace cannot be opened, or the address is taken ("web.address_taken").</exception>
    public static async Task<RunningServer> StartAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        var app = Build(options);
        try
        {
            await app.Services.OpenWorkspaceAsync(cancellationToken);
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await app.DisposeAsync();
            throw new ProblemException(new Problem("web.address_taken", ProblemKind.Conflict, Fact.Of("address", string.Join(' ', options.Urls))));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var url = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        await using var scope = app.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<IAccounts>().IssueSetUpTokenAsync(cancellationToken);
        return new RunningServer(app, url, token is null ? null : $"{url}/set-up?token={token}");
    }

    static void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options.Texts);
        services.AddSinanStorage(options.Workspace);
        services.AddSinanJobRunner();
        services.AddSinanStages();
        services.AddSinanSecurity(options.Workspace.Directory);
        services.AddReaderWords();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddHealthChecks().AddCheck<ReadyCheck>("workspace", tags: ["ready"]);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddHttpContextAccessor();
        services.AddScoped<NavigationList>();
        services.AddSingleton<QuestionTools>().AddSingleton<QuestionCaller>().AddSingleton<McpQuestions>();
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        options.Services?.Invoke(services);
    }

    static void UsePipeline(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ReaderCulture>();
        app.UseMiddleware<FailureAnswers>();
        app.UseRouting();
        app.UseMiddleware<OtherSites>();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    static void MapRoutes(WebApplication app, string assetManifest)
    {
        // Login comes before any page, so style and script must be there without one.
        app.MapStaticAssets(assetManifest).AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddAdditionalAssemblies(typeof(StageCatalog).Assembly)
            .WithStaticAssets(assetManifest)
            .RequireAuthorization(Permissions.Read);
        foreach (var (stage, first) in NavigationList.StagesWithoutHome())
            app.MapGet(stage, () => Results.LocalRedirect(first)).ExcludeFromDescription().RequireAuthorization(Permissions.Read);
        app.MapHealth();
        app.MapSession();
        var api = app.MapGroup("/api/v1");
        api.MapJobs();
        api.MapEvidence();
        api.MapPalette();
        foreach (var stage in StageCatalog.All)
            stage.Endpoints(api.MapGroup("/" + stage.Info.Name).WithTags(stage.Info.Name));
        app.MapMcp();
        // Pages of other sites send with credentials, but no door looks at a cookie of ours.
        var doors = app.MapGroup("").RequireCors(cors => cors.SetIsOriginAllowed(_ => true).AllowAnyHeader().AllowAnyMethod().AllowCredentials())
            .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        foreach (var stage in StageCatalog.All)
            stage.Doors(doors);
        app.MapOpenApi("/api/{documentName}/openapi.json").RequireAuthorization(Permissions.Read);
        // An address that leads nowhere is answered only to those who are logged in: strangers learn nothing about what exists.
        app.MapFallback(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).RequireAuthorization(Permissions.Read);
    }

    static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}

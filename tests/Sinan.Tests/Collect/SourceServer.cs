using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sinan.Tests.Collect;

/// <summary>A web server on this machine that serves logs, and misbehaves on request.</summary>
sealed class SourceServer : IAsyncDisposable
{
    readonly WebApplication app;

    SourceServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    /// <summary>/log.csv answers; /broken answers 500; /slow sends a row and then nothing; /large never ends; /moved leads to /log.csv; /named sends a file name of its own; /feed.xml answers once.</summary>
    public static async Task<SourceServer> StartAsync(string log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/log.csv", () => Results.Text(log, "text/csv"));
        app.MapGet("/broken.csv", () => Results.StatusCode(StatusCodes.Status500InternalServerError));
        app.MapGet("/moved.csv", () => Results.Redirect("/log.csv"));
        app.MapGet("/feed.xml", (HttpContext http) =>
        {
            if (http.Request.Headers.IfNoneMatch == "\"v1\"")
                return Results.StatusCode(StatusCodes.Status304NotModified);
            http.Response.Headers.ETag = "\"v1\"";
            return Results.Text("<rss><channel><title>Reviews</title><item><guid>r1</guid><title>fine</title></item></channel></rss>", "application/rss+xml");
        });
        app.MapGet("/named", () => Results.File(System.Text.Encoding.UTF8.GetBytes(log), "text/csv", "../../*evil.csv"));
        app.MapGet("/slow.csv", async (HttpContext http) =>
        {
            await http.Response.WriteAsync(log, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        app.MapGet("/large.csv", async (HttpContext http) =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(log, http.RequestAborted);
        });
        await app.StartAsync();
        return new SourceServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

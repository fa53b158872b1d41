using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Sinan.Testing;

namespace Sinan.E2E;

/// <summary>PostHog's clients as they come from npm send to a server that is restarted meanwhile: nothing is lost and nothing counts twice.</summary>
[Collection("browser")]
public sealed class RealClientTests(ServedSample sample)
{
    const int Events = 10_000;

    static string Assets => Path.Combine(Repository.Root, "eng", "assets");

    [Fact]
    public async Task Posthog_node_delivers_every_event_once_across_a_restart()
    {
        Need("posthog-node");
        await using var server = await RestartableServer.StartAsync();
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            UseShellExecute = false, RedirectStandardError = true,
            ArgumentList = { Path.Combine(Repository.Root, "tests/Sinan.E2E/Clients/send.mjs"), Path.Combine(Assets, "package.json"), server.Url, await server.TokenAsync(), $"{Events}" },
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await server.WaitAsync("SELECT count(*) FROM events", Events / 3, TimeSpan.FromMinutes(2));
        await server.RestartAsync(TimeSpan.FromSeconds(1));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, await errors);
        Assert.Equal(Events, await server.CountAsync("SELECT count(*) FROM event_log WHERE event = 'node event'"));
        Assert.Equal(Events, await server.CountAsync("SELECT count(DISTINCT number) FROM event_log WHERE event = 'node event'"));
        Assert.Equal(Events, await server.CountAsync("""SELECT count(*) FROM event_log WHERE "$group_company" = 'acme' AND event = 'node event'"""));
        foreach (var visitor in new[] { 1, 2 })
        {
            Assert.Equal(
                (Events / 500) + 1,
                await server.CountAsync($"SELECT count(*) FROM event_log WHERE user_no = (SELECT any_value(user_no) FROM event_log WHERE event = 'node event' AND number % 500 = {visitor}) AND event IN ('node event', 'node login')"));
        }

        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM event_log WHERE event = '$groupidentify'"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM user_attributes WHERE name = 'plan' AND value = 'pro'"));
    }

    [Fact]
    public async Task Posthog_js_delivers_every_event_once_across_a_restart()
    {
        Chromium.Need();
        Need("posthog-js");
        await using var server = await RestartableServer.StartAsync();
        await using var shop = await ShopAsync();
        await using var context = await sample.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        // Another host name and another port than the server's: to the browser it is another site.
        await page.GotoAsync(shop.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Assets, "node_modules/posthog-js/dist/array.full.no-external.js") });
        await page.EvaluateAsync(Start, new { host = server.Url, token = await server.TokenAsync() });
        var sending = page.EvaluateAsync(Send, Events);
        await server.WaitAsync("SELECT count(*) FROM events", Events / 3, TimeSpan.FromMinutes(2));
        await server.RestartAsync(TimeSpan.FromSeconds(1));
        await sending;

        const string Counted = "SELECT count(*) FROM event_log WHERE event = 'js event'";
        Assert.Equal(Events, await server.WaitAsync(Counted, Events, TimeSpan.FromMinutes(3)));
        Assert.Equal(1, await server.WaitAsync("SELECT count(*) FROM event_log WHERE event = '$identify'", 1, TimeSpan.FromMinutes(1)));
        Assert.Equal(Events, await server.CountAsync(Counted));
        Assert.Equal(Events, await server.CountAsync("SELECT count(DISTINCT number) FROM event_log WHERE event = 'js event'"));
        // Before and after the login it is one person, in one session.
        Assert.Equal(1, await server.CountAsync("SELECT count(DISTINCT user_no) FROM event_log WHERE event = 'js event'"));
        Assert.Equal(1, await server.CountAsync("SELECT count(DISTINCT session) FROM event_log WHERE event = 'js event'"));
    }

    const string Start = """
        ({ host, token }) => posthog.init(token, {
          api_host: host, opt_out_useragent_filter: true, autocapture: false, capture_pageview: false, capture_pageleave: false, disable_session_recording: true,
          persistence: 'localStorage', rate_limiting: { events_per_second: 100000, events_burst_limit: 1000000 }, request_queue_config: { flush_interval_ms: 250 },
        })
        """;

    const string Send = """
        async events => {
          for (let i = 0; i < events; i++) {
            posthog.capture('js event', { number: i, plan: 'pro' });
            if (i === events / 2) posthog.identify('buyer-7', { plan: 'pro' });
            if (i % 250 === 249) await new Promise(resolve => setTimeout(resolve, 120));
          }
        }
        """;

    static void Need(string package)
    {
        if (!Directory.Exists(Path.Combine(Assets, "node_modules", package)))
            Assert.Skip($"{package} is not installed: run npm ci in eng/assets.");
    }

    /// <summary>A page of somebody else.</summary>
    static async Task<WebApplication> ShopAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => Results.Content("<!doctype html><title>Shop</title><h1>Shop</h1>", "text/html"));
        await app.StartAsync();
        return app;
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Feedback;
using Sinan.Stages.Collect.Features.ManageWidgets;

namespace Sinan.E2E;

/// <summary>The form for feedback in a page of another site, as its users see it.</summary>
[Collection("browser")]
public sealed class WidgetTests(ServedSample sample)
{
    [Theory]
    [InlineData("en", "Feedback", "Your comment", "Send", "Thank you. Your comment has arrived.", 1440, false)]
    [InlineData("zh-CN", "意见反馈", "你的意见", "发送", "谢谢，你的意见已收到。", 390, true)]
    public async Task A_comment_is_written_with_the_keyboard_alone(string lang, string open, string label, string send, string thanks, int width, bool dark)
    {
        Chromium.Need();
        await using var server = await RestartableServer.StartAsync();
        await using var shop = await ShopAsync();
        var site = shop.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var widget = await MakeAsync(server, site);
        await using var context = await sample.StrangerAsync(new Look(Lang.Parse(lang)!.Value, width, dark), site);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);

        await page.GotoAsync($"{site}/?lang={lang}&script={Uri.EscapeDataString($"{server.Url}/widget.js?token={widget.Token}")}");
        var button = page.GetByRole(AriaRole.Button, new() { Name = open, Exact = true });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel(label)).ToBeFocusedAsync();
        // Sent at once it would be taken for a program's.
        await page.Keyboard.TypeAsync("退款 takes too long", new() { Delay = 130 });
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowRight");
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        await page.ScreenshotAsync(new() { Path = Path.Combine(ServedSample.Screenshots, $"widget.{lang}-{width}.png") });
        // Past the files and "close".
        for (var stop = 0; stop < 3; stop++)
            await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = send })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(thanks);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(button).ToBeFocusedAsync();

        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM feedback WHERE text = '退款 takes too long' AND source = 'shop' AND rating IS NOT NULL AND user_no IS NOT NULL"));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM feedback_aside"));
        Assert.Empty(faults);
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + ": " + v.Nodes[0].Html));
    }

    [Fact]
    public async Task A_site_that_the_widget_does_not_name_sends_nothing_and_its_user_is_told()
    {
        Chromium.Need();
        await using var server = await RestartableServer.StartAsync();
        await using var shop = await ShopAsync();
        var widget = await MakeAsync(server, "https://shop.example");
        await using var context = await sample.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{shop.Urls.First()}/?lang=en&script={Uri.EscapeDataString($"{server.Url}/widget.js?token={widget.Token}")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Feedback" }).ClickAsync();
        await page.GetByLabel("Your comment").FillAsync("hello");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your comment is still here");
        Assert.Equal("hello", await page.GetByLabel("Your comment").InputValueAsync());
        Assert.Equal(0, await server.CountAsync("SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM feedback_aside)"));
    }

    [Fact]
    public async Task The_page_with_the_form_is_whole_for_strangers()
    {
        Chromium.Need();
        await using var server = await RestartableServer.StartAsync();
        var widget = await MakeAsync(server, "https://shop.example");
        await using var context = await sample.StrangerAsync(new Look(Lang.Chinese, 390, false), server.Url);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{server.Url}/feedback/{widget.Token}");
        await page.ScreenshotAsync(new() { Path = Path.Combine(ServedSample.Screenshots, "feedback-form.png"), FullPage = true });
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        await page.GetByLabel("你的意见").FillAsync("页面很清楚");
        await page.WaitForTimeoutAsync(2_100);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();

        await Assertions.Expect(page.GetByText("谢谢，你的意见已收到。")).ToBeVisibleAsync();
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM feedback WHERE text = '页面很清楚'"));
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + ": " + v.Nodes[0].Html));
    }

    static async Task<Widget> MakeAsync(RestartableServer server, string site)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<MakeWidgetHandler>().HandleAsync(new MakeWidget("shop", site, AsksRating: true, "test"), default)).Value;
    }

    /// <summary>A page of somebody else that takes the script in; its policy allows no inline styles.</summary>
    static async Task<WebApplication> ShopAsync()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", (string lang, string script, HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src data:; style-src 'none'; script-src http: 'unsafe-eval'; connect-src http:";
            return Results.Content($"<!doctype html><html lang=\"{lang}\"><head><title>Shop</title><link rel=\"icon\" href=\"data:,\"></head><body><main><h1>Shop</h1></main><script src=\"{script}\" data-user=\"buyer-7\" async></script></body></html>", "text/html");
        });
        await app.StartAsync();
        return app;
    }
}

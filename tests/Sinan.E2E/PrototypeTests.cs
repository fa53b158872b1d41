using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;

namespace Sinan.E2E;

/// <summary>A prototype as those see it who get it as a file.</summary>
[Collection("browser")]
public sealed class PrototypeTests(ServedSample sample)
{
    [Theory]
    [InlineData("zh-CN", 390, true, "AI 生成")]
    [InlineData("en", 1440, false, "AI-generated")]
    public async Task The_exported_file_is_clicked_through_without_server_and_scripts(string lang, int width, bool dark, string label)
    {
        Chromium.Need();
        var look = new Look(Lang.Parse(lang)!.Value, width, dark);
        await using var reader = await sample.ReaderAsync(look);
        var service = (await sample.Services.GetRequiredService<IInitiativeStore>().ListAsync(default)).Single(i => !i.Prototype.IsEmpty);
        var answer = await reader.APIRequest.GetAsync($"/api/v1/deliver/initiatives/{service.Id}/prototype.html?language={lang}");
        var file = Path.Combine(ServedSample.Screenshots, $"prototype.{lang}.html");
        await File.WriteAllBytesAsync(file, await answer.BodyAsync(), TestContext.Current.CancellationToken);

        await using var context = await sample.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false, Offline = true, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("file://" + file);

        await ShowsAsync("智能客服");
        Assert.Equal("<b>优惠券</b>怎么用", await page.Locator("li").Last.InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "提问" }).ClickAsync();
        await ShowsAsync("回答");
        Assert.Equal(label, await page.Locator(".ai legend:visible").InnerTextAsync());
        Assert.Equal("退款会原路退回，一般三个工作日内到账。", await page.Locator(".state:visible").InnerTextAsync());
        // Each radio button puts its state into the place of the answer.
        foreach (var (n, words) in new[] { "退款会原路退回", "正在查询订单", "不太确定", "没有找到相关说明", "抱歉答错了" }.Index())
        {
            await page.Locator(".ai:visible input").Nth(n).CheckAsync();
            Assert.StartsWith(words, await page.Locator(".state:visible").InnerTextAsync(), StringComparison.Ordinal);
        }

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"prototype.{look}.png") });
        await page.Locator(".links a:visible").Nth(1).ClickAsync();
        await ShowsAsync("转人工");
        await page.Locator("footer a:visible").ClickAsync();
        Assert.True(await page.Locator("#feedback textarea").IsVisibleAsync());
        await page.Locator("#feedback a").ClickAsync();
        await ShowsAsync("智能客服");
        await page.Locator("a[href='#t1']:visible").ClickAsync();
        Assert.Equal("退款到哪了？", await page.Locator(".user:visible").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "不记得了" }).ClickAsync();
        Assert.Contains("正在为您转人工", await page.Locator(".system:visible").InnerTextAsync(), StringComparison.Ordinal);

        Assert.All(asked, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        // axe itself is a script, so it looks at the page in a context that runs them.
        await using var scripted = await sample.Browser.NewContextAsync(new BrowserNewContextOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, BypassCSP = true });
        var inspected = await scripted.NewPageAsync();
        await inspected.GotoAsync("file://" + file + "#s-answer");
        var axe = await inspected.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));

        async Task ShowsAsync(string title) => Assert.Equal([title], await page.Locator("h2:visible").AllInnerTextsAsync());
    }
}

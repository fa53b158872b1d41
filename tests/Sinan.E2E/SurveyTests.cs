using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Sinan.E2E;

/// <summary>Answering a survey as a stranger does.</summary>
[Collection("browser")]
public sealed class SurveyTests(ServedSample sample)
{
    [Theory]
    [InlineData("zh-CN", 390, true)]
    [InlineData("en", 1440, false)]
    public async Task The_public_page_is_whole_for_people_without_an_account(string lang, int width, bool dark)
    {
        Chromium.Need();
        var link = await LinkAsync();
        await using var context = await sample.StrangerAsync(new Look(Lang.Parse(lang)!.Value, width, dark));
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };

        await page.GotoAsync(link);

        Assert.Equal("下单体验调研", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await page.Locator("nav, a[href^='/listen']").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth + 1"));
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"survey.answer.{lang}.{width}.png"), FullPage = true });
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_survey_is_answered_without_scripts()
    {
        Chromium.Need();
        var link = await LinkAsync();
        await using var context = await sample.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = sample.Url, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        // The first choice of every group, then worst = the last line of each set, ranks 1, 2, 3.
        foreach (var name in await NamesAsync(page, "input[type=radio]"))
            await (name.EndsWith(".worst", StringComparison.Ordinal) ? page.Locator($"input[name='{name}']").Last : page.Locator($"input[name='{name}']").First).CheckAsync();
        await page.Locator("input[type=checkbox]").First.CheckAsync();
        var rank = 1;
        foreach (var name in await NamesAsync(page, "select"))
            await page.Locator($"select[name='{name}']").SelectOptionAsync((rank++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("form .btn-primary").ClickAsync();

        Assert.Equal("用电话下单时，还缺什么？", await page.Locator("legend").InnerTextAsync());
        await page.Locator("textarea").FillAsync("<b>快一点</b>");
        await page.Locator("form .btn-primary").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("done=1", StringComparison.Ordinal));
        Assert.Contains("感谢您的宝贵意见。", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<string>> NamesAsync(IPage page, string selector)
    {
        var names = new List<string>();
        foreach (var element in await page.Locator(selector).AllAsync())
            names.Add((await element.GetAttributeAsync("name"))!);
        return [.. names.Distinct()];
    }

    async Task<string> LinkAsync() => (await sample.Services.GetRequiredService<ISurveyStore>().ListAsync(default))[^1].Link;
}

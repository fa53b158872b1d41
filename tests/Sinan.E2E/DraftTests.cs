using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;

namespace Sinan.E2E;

/// <summary>Prose that a model drafted, as its reader sees it.</summary>
[Collection("browser")]
public sealed class DraftTests(ServedSample sample)
{
    [Theory]
    [InlineData("zh-CN", 390, true)]
    [InlineData("en", 1440, false)]
    public async Task Prose_stands_beside_what_was_struck_out_of_it(string lang, int width, bool dark)
    {
        Chromium.Need();
        var look = new Look(Lang.Parse(lang)!.Value, width, dark);
        var service = (await sample.Services.GetRequiredService<IInitiativeStore>().ListAsync(default)).Single(i => i.Drafts.Length > 0);
        await using var context = await sample.ReaderAsync(look);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };

        await page.GotoAsync($"/deliver/initiatives/{service.Id}/documents/ai-goal/prose");

        Assert.Equal(2, await page.Locator("[data-prose]").CountAsync());
        Assert.Equal(2, (await page.Locator("[data-removed] del").AllInnerTextsAsync()).Count(text => text.Contains("77.7%", StringComparison.Ordinal)));
        Assert.True(await page.Locator("[data-prose] [data-evidence]").CountAsync() >= 2);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth + 1"));
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"prose.{look}.png"), FullPage = true });
        Assert.Empty(faults);
    }
}

using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>The page of what is arriving, with events on it.</summary>
[Collection("browser")]
public sealed class LivePageTests(ServedSample sample)
{
    [Fact]
    public async Task What_arrives_appears_by_itself_under_a_token_made_on_the_page()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        await page.GotoAsync("/collect/live");
        if (await page.Locator("form[method=post] button.btn-primary").CountAsync() > 0)
            await page.Locator("form[method=post] button.btn-primary").ClickAsync();
        await Expect(page.Locator("section pre").First).ToContainTextAsync("phc_");
        var snippet = await page.Locator("section pre").First.InnerTextAsync();
        var token = snippet.Split('\'')[1];

        using var client = new HttpClient { BaseAddress = new Uri(sample.Url) };
        const string Events = """{"event":"order completed","distinct_id":"u42","properties":{"plan":"pro"}},{"event":"<b>markup</b>","distinct_id":"u43"},{"event":"no user"}""";
        for (var i = 0; i < 20; i++)
            Assert.True((await client.PostAsync("/batch/", new StringContent($$"""{"api_key":"{{token}}","batch":[{{Events}}]}""", Encoding.UTF8, "application/json"))).IsSuccessStatusCode);

        await Expect(page.Locator("#arrivals")).ToContainTextAsync("order completed", new() { Timeout = 15_000 });
        await Expect(page.Locator("#arrivals")).ToContainTextAsync("<b>markup</b>");
        await Expect(page.Locator("#arrivals [data-chart] canvas").First).ToBeVisibleAsync();
        await Expect(page.Locator("#arrivals")).Not.ToContainTextAsync("u42");
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id + ": " + string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))));
        Assert.Empty(faults);
        foreach (var look in new[] { Look.Plain, new Look(Kernel.Lang.Chinese, 390, true) })
        {
            await using var reader = await sample.ReaderAsync(look);
            var seen = await reader.NewPageAsync();
            await seen.GotoAsync("/collect/live");
            await Expect(seen.Locator("#arrivals [data-chart] canvas").First).ToBeVisibleAsync();
            Assert.True(await seen.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth + 1"));
            await seen.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"collect.live.filled.{look}.png"), FullPage = true });
        }
    }
}

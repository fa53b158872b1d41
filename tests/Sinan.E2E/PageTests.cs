using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Sinan.Kernel;

namespace Sinan.E2E;

/// <summary>Every page, as every reader sees it.</summary>
[Collection("browser")]
public sealed class PageTests(ServedSample sample)
{
    public static TheoryData<string, int, bool> Looks { get; } = new(
        from lang in Lang.All
        from width in new[] { 1440, 390 }
        from dark in new[] { false, true }
        select (lang.Code, width, dark));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_is_whole_in_every_look(string lang, int width, bool dark)
    {
        Chromium.Need();
        var look = new Look(Lang.Parse(lang)!.Value, width, dark);
        var faults = new ConcurrentQueue<string>();
        var paths = new ConcurrentQueue<string>(await SitePages.AllAsync(sample));
        await using var context = await sample.ReaderAsync(look);
        // Two tabs, as the smallest machine has two processors.
        await Task.WhenAll(ReadAsync(), ReadAsync());

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct().Order()));

        async Task ReadAsync()
        {
            var page = await context.NewPageAsync();
            var at = "";
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    faults.Enqueue($"{at}: console: {message.Text}");
            };
            page.PageError += (_, error) => faults.Enqueue($"{at}: script error: {error}");
            page.Response += (_, response) =>
            {
                if (response.Status >= 400)
                    faults.Enqueue($"{at}: {response.Status} {response.Url}");
            };
            while (paths.TryDequeue(out var path))
            {
                at = path;
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-chart]')].every(c => c.querySelector('canvas'))");
                var found = (await page.EvaluateAsync<string[]>(Checks, look.Lang.Code)).Select(fault => $"{path}: {fault}");
                // Contrast depends on theme, structure on width: two looks show all there is to see.
                if (look is { Width: 1440, Dark: false } && look.Lang == Lang.Chinese || look is { Width: 390, Dark: true } && look.Lang == Lang.English)
                    found = found.Concat(await AxeAsync(page, path));
                foreach (var fault in found)
                    faults.Enqueue(fault);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"{Name(path)}.{look}.png"), FullPage = true });
            }
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_page_is_readable_without_scripts(string lang)
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(new Look(Lang.Parse(lang)!.Value, 1440, false), scripts: false);
        var page = await context.NewPageAsync();
        foreach (var path in await SitePages.AllAsync(sample))
        {
            var response = await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

            Assert.Equal(200, response!.Status);
            Assert.False(string.IsNullOrWhiteSpace(await page.Locator("main h1").First.InnerTextAsync()), path);
            // Where a chart stands, its numbers stand in a table too.
            if (await page.Locator("[data-chart]").CountAsync() > 0)
                Assert.True(await page.Locator("main table").CountAsync() > 0, path + " has a chart without a table.");
        }
    }

    [Fact]
    public async Task No_link_leads_nowhere()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        var links = new Dictionary<string, string>();
        foreach (var path in await SitePages.AllAsync(sample))
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href').split('#')[0])"))
                links.TryAdd(link, path);
        }

        var faults = new List<string>();
        // Marks of one table differ only in their id: a few of each page are enough.
        foreach (var (link, on) in links.GroupBy(l => (l.Value, Kind: l.Key.StartsWith("/evidence/", StringComparison.Ordinal) ? "evidence" : l.Key)).SelectMany(g => g.Take(2)))
        {
            var answer = await context.APIRequest.GetAsync(link);
            if (!answer.Ok)
                faults.Add($"{on}: {answer.Status} {link}");
        }

        Assert.Empty(faults);
    }

    static string Name(string path) => path == "/" ? "overview" : path.Trim('/').Replace('/', '.').Replace('?', '.').Replace('&', '.');

    static async Task<IEnumerable<string>> AxeAsync(IPage page, string path)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return result.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{path}: axe {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
    }

    // Untranslated keys, Han in English (what people and files brought is marked data-user or with its language), sideways scrolling.
    const string Checks = """
        lang => {
          const faults = [];
          const key = /\[[a-z_]+(\.[A-Za-z0-9_-]+)+\]/;
          const own = element => !element.closest('[data-user], [lang]:not(html), script, style, noscript, svg title');
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          const look = (text, element) => {
            if (key.test(text)) faults.push('untranslated: ' + text.trim());
            if (/\{[a-z_]+\}/.test(text) && own(element)) faults.push('unfilled placeholder: ' + text.trim());
            if (lang === 'en' && /\p{Script=Han}/u.test(text) && own(element)) faults.push('Han in English: ' + text.trim().slice(0, 80));
          };
          for (let node = walker.nextNode(); node; node = walker.nextNode())
            if (!node.parentElement.closest('script, style, title')) look(node.textContent, node.parentElement);
          for (const element of document.querySelectorAll('[title], [placeholder], [aria-label]:not([role=img])'))
            for (const name of ['title', 'placeholder', 'aria-label']) if (element.hasAttribute(name)) look(element.getAttribute(name), element);
          if (document.documentElement.scrollWidth > innerWidth + 1) faults.push('scrolls sideways: ' + document.documentElement.scrollWidth);
          if (!document.querySelector('main h1')) faults.push('no h1');
          return [...new Set(faults)];
        }
        """;
}

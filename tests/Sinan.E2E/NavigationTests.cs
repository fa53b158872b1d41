using Microsoft.Playwright;

namespace Sinan.E2E;

[Collection("browser")]
public sealed class NavigationTests(ServedSample sample)
{
    /// <summary>Evidence belongs to whatever cites it.</summary>
    const string Nowhere = "/evidence/";

    [Fact]
    public async Task Every_page_has_one_place_in_the_navigation()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain, scripts: false);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var path in (await SitePages.AllAsync(sample)).Where(p => !p.StartsWith(Nowhere, StringComparison.Ordinal)))
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            var places = await page.Locator(".nav-stages > li > a[aria-current], .nav-below > li > a[aria-current]").CountAsync();
            var pages = await page.Locator(".nav-pages a[aria-current=page]").CountAsync();
            if (places != 1 || pages != (await page.Locator(".nav-pages").CountAsync() > 0 ? 1 : 0))
                faults.Add($"{path}: {places} stages, {pages} pages");
        }

        Assert.Empty(faults);
    }
}

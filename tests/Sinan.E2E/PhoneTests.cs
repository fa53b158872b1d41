using Microsoft.Playwright;
using Sinan.Kernel;

namespace Sinan.E2E;

[Collection("browser")]
public sealed class PhoneTests(ServedSample sample)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task No_table_scrolls_sideways_on_a_phone(string lang)
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(new Look(Lang.Parse(lang)!.Value, 390, false));
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var path in await SitePages.AllAsync(sample))
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            // What is folded away has no width yet.
            var wide = await page.EvaluateAsync<string[]>(
                """
                () => {
                  for (const details of document.querySelectorAll('main details')) details.open = true;
                  return [...document.querySelectorAll('.table-scroll')].filter(box => box.scrollWidth > box.clientWidth + 1)
                    .map(box => `${box.getAttribute('aria-label') ?? box.getAttribute('aria-labelledby')}: ${box.scrollWidth} in ${box.clientWidth}`);
                }
                """);
            faults.AddRange(wide.Select(fault => $"{path}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Sinan.Stages.Listen.Data;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>Labelling comments without touching the mouse.</summary>
[Collection("browser")]
public sealed class LabelTests(ServedSample sample)
{
    [Fact]
    public async Task Fifty_comments_are_labelled_by_keyboard()
    {
        Chromium.Need();
        var set = await NewSetAsync();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                faults.Add($"{response.Status} {response.Url}");
        };
        await page.GotoAsync("/listen/labels/" + set);
        var given = new Dictionary<long, string>();
        for (var i = 0; i < 50; i++)
        {
            given.Add(await ShownAsync(page), set + (i % 3));
            await page.Keyboard.PressAsync(((i % 3) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            await Expect(page.Locator($"[data-labelled='{i + 1}']")).ToBeVisibleAsync();
        }

        // Passing over, taking back, looking back, and changing a label.
        var passed = await ShownAsync(page);
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator($"[data-comment='{passed}']")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator($"[data-comment='{passed}']")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("[data-labelled='49']")).ToBeVisibleAsync();
        var last = await ShownAsync(page);
        Assert.True(given.Remove(last));
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator($"[data-comment='{last}']")).ToBeHiddenAsync();
        await page.WaitForLoadStateAsync();
        var changed = await ShownAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"[data-comment='{changed}']")).ToBeHiddenAsync();
        given[changed] = set + 1;

        var kept = await sample.Services.GetRequiredService<ILabelStore>().LabelsAsync(set, default);
        Assert.Equal(given.OrderBy(g => g.Key), kept.Where(l => l.Label is not null).Select(l => KeyValuePair.Create(l.Comment, Number(l.Label!))).OrderBy(g => g.Key));
        Assert.Empty(faults);

        string Number(string label) => set + label[^1];
    }

    static async Task<long> ShownAsync(IPage page) =>
        long.Parse((await page.Locator("[data-comment]").GetAttributeAsync("data-comment"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A set of this run's own, so that the sample's labels stay as they are.</summary>
    async Task<string> NewSetAsync()
    {
        var set = await sample.Services.GetRequiredService<ILabelStore>().AddSetAsync("keys " + Guid.NewGuid().ToString("n")[..8], ["key 0", "key 1", "key 2"], default);
        return set!.Id;
    }
}

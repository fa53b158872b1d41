using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

[Collection("browser")]
public sealed class KeyboardTests(ServedSample sample)
{
    [Fact]
    public async Task The_palette_opens_a_page_by_keyboard_alone()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/jobs");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("settings");
        await Expect(page.Locator("#palette-list li[aria-selected=true]")).ToContainTextAsync("Settings");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/settings");
    }

    [Fact]
    public async Task The_question_mark_lists_the_shortcuts_and_escape_closes_them()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/jobs");

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_navigation()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings");

        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
    }
}

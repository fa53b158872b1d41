using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

[Collection("browser")]
public sealed class ReaderTests(ServedSample sample)
{
    [Fact]
    public async Task Language_and_theme_change_with_a_click_and_stay()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/jobs?from=here");

        await page.Locator(".side-foot button[name=lang]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.Locator(".side-foot button[name=theme]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        Assert.EndsWith("/jobs?from=here", page.Url);
        await page.GotoAsync("/settings");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    }

    [Fact]
    public async Task A_stranger_is_led_to_login_and_then_to_the_page_asked_for()
    {
        Chromium.Need();
        await using var context = await sample.StrangerAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/settings?x=1");

        await page.Locator("input[name='Form.Name']").FillAsync(ServedSample.Name);
        await page.Locator("input[name='Form.Password']").FillAsync("not the password");
        await page.Locator("form button.btn-primary").ClickAsync();
        await Expect(page.Locator("[data-problem='web.login_wrong']")).ToBeVisibleAsync();
        await page.Locator("input[name='Form.Password']").FillAsync(ServedSample.Password);
        await page.Locator("form button.btn-primary").ClickAsync();

        await page.WaitForURLAsync("**/settings?x=1");
    }
}

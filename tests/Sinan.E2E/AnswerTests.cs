using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>What a reader does with an answer: asks it differently, goes back, doubts it.</summary>
[Collection("browser")]
public sealed class AnswerTests(ServedSample sample)
{
    [Fact]
    public async Task A_changed_control_changes_the_address_and_the_answer_and_back_undoes_it()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/understand/funnel");

        await page.Locator("select[name=order]").SelectOptionAsync("strict");

        await page.WaitForURLAsync(url => url.Contains("order=strict", StringComparison.Ordinal));
        await Expect(page.Locator("select[name=order]")).ToHaveValueAsync("strict");
        await Expect(page.Locator("[data-chart] canvas").First).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("main").CountAsync());
        await page.GoBackAsync();
        await Expect(page.Locator("select[name=order]")).ToHaveValueAsync("loose");
    }

    [Fact]
    public async Task The_mark_behind_a_figure_opens_its_evidence_beside_it()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/understand/funnel?step=view&step=add_to_cart&step=pay");

        await page.Locator(".answer a[data-evidence]").First.ClickAsync();

        await Expect(page.Locator("#drawer dl.facts")).ToBeVisibleAsync();
        await Expect(page.Locator("#drawer")).ToContainTextAsync("Wilson");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#drawer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_table_sorts_by_its_numbers()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/understand/funnel");
        var table = page.Locator("main table[data-table]").First;
        var users = table.Locator("thead th").Nth(1);

        await users.Locator("button").ClickAsync();
        await users.Locator("button").ClickAsync();

        await Expect(users).ToHaveAttributeAsync("aria-sort", "ascending");
        var values = await table.Locator("tbody tr td:nth-child(2)").EvaluateAllAsync<double[]>("cells => cells.map(c => Number(c.dataset.value))");
        Assert.Equal(values.Order(), values);
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>The guides as a reader uses them.</summary>
[Collection("browser")]
public sealed partial class LearnTests(ServedSample sample)
{
    [Fact]
    public async Task A_reader_without_scripts_answers_a_lesson_and_finds_it_done_on_the_path()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/learn/lessons/3-08");

        await page.Locator("input[name=Choice][value=a]").CheckAsync();
        await page.Locator("form.survey-form button").ClickAsync();
        await Expect(page.Locator(".alert-warning")).ToBeVisibleAsync();

        await page.Locator("input[name=Choice][value=b]").CheckAsync();
        await page.Locator("form.survey-form button").ClickAsync();
        await Expect(page.Locator(".alert-good")).ToContainTextAsync("0.8%");

        await page.GotoAsync("/learn?stage=3&show=done");
        await Expect(page.Locator("main table a[href='/learn/lessons/3-08']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_plan_and_ratings_are_drawn_with_their_numbers_beside_them()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/learn");

        await page.Locator("input[name='Form.Start']").FillAsync("2026-03-02");
        await page.Locator("input[name='Form.DaysPerWeek']").FillAsync("5");
        await page.Locator("form.form-stack button").ClickAsync();
        await Expect(page.Locator(".split-side .facts dd").First).ToHaveTextAsync("2026-07-03");
        await Expect(page.Locator("[data-chart] canvas").First).ToBeVisibleAsync();

        await page.GotoAsync("/learn/skills");
        await page.Locator("input[name=rating-prompting][value='2']").CheckAsync();
        await page.Locator("input[name=rating-risk][value='4']").CheckAsync();
        await page.Locator("form.lesson button").ClickAsync();
        await Expect(page.Locator("[data-chart] canvas").First).ToBeVisibleAsync();
        await Expect(page.Locator("main table tbody tr").Filter(new LocatorFilterOptions { HasTextRegex = Prompts() })).ToContainTextAsync("2");
    }

    [GeneratedRegex("^Prompts|提示词能力")]
    private static partial Regex Prompts();
}

using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>Bringing data in by the pages, and what they say when that cannot be done.</summary>
[Collection("browser")]
public sealed class CollectTests(ServedSample sample)
{
    public static TheoryData<string, byte[], string> Broken { get; } = new()
    {
        { "empty.csv", [], "empty.csv holds no rows" },
        { "noise.csv", [1, 2, 0, 0, 3, 4, 0, 255], "noise.csv" },
        { "latin.csv", [.. "user,event,time\n"u8, .. Enumerable.Repeat<byte[]>([0xE9, (byte)'t', 0xE9, (byte)','], 50).SelectMany(b => b)], "neither UTF-8 nor GB18030" },
        { "sheet.xlsx", [(byte)'P', (byte)'K', 3, 4, 9, 9, 9], "sheet.xlsx" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_file_that_cannot_be_read_is_told_in_one_message_and_the_form_stays(string name, byte[] content, string said)
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/collect/import");

        await UploadAsync(page, name, content);

        await Expect(page.Locator("main .alert-line")).ToHaveCountAsync(1);
        await Expect(page.Locator("main .alert-line")).ToContainTextAsync(said);
        await Expect(page.Locator("main .alert-line")).ToContainTextAsync("Nothing was changed");
        await Expect(page.Locator("input[name=files]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_user_of_a_count_table_is_asked_for_and_what_was_entered_is_kept()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/collect/import");
        await UploadAsync(page, "hours.csv", Encoding.UTF8.GetBytes("at,season,count\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"2026-01-{1 + (i / 24):d2} {i % 24:d2}:00,{1 + (i / 100)},{i % 9}\n"))));
        await Expect(page.Locator("main .alert-line")).ToContainTextAsync("user");

        await page.Locator("input[name=EventName]").FillAsync("an hour passed");
        await page.Locator("main form button.btn-primary").ClickAsync();

        await Expect(page.Locator("main .alert-line")).ToHaveCountAsync(1);
        await Expect(page.Locator("main .alert-line")).ToContainTextAsync("No column is chosen");
        await Expect(page.Locator("input[name=EventName]")).ToHaveValueAsync("an hour passed");
    }

    [Fact]
    public async Task A_recurring_import_is_added_changed_and_removed_without_scripts()
    {
        Chromium.Need();
        await using var context = await sample.ReaderAsync(Look.Plain, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/collect");
        await page.Locator("#schedule summary").ClickAsync();
        await page.Locator("input[name='Wanted.Name']").FillAsync("<b>nightly</b>");
        await page.Locator("input[name='Wanted.Source']").FillAsync("somewhere.csv");
        await page.Locator("#schedule button").ClickAsync();
        await Expect(page.Locator("main .alert-bad")).ToContainTextAsync("somewhere.csv");

        await page.Locator("input[name='Wanted.Source']").FillAsync("/nowhere/*.csv");
        await page.Locator("input[name='Wanted.Start']").FillAsync("2099-01-01T02:00");
        await page.Locator("#schedule button").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=schedules] tbody tr")).ToContainTextAsync("<b>nightly</b>");
        await page.Locator("section[aria-labelledby=schedules] tbody a").ClickAsync();
        await page.Locator("select[name='Wanted.Every']").SelectOptionAsync("60");
        await page.Locator("#schedule button").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=schedules] tbody tr")).ToContainTextAsync("1 h");
        await page.Locator("section[aria-labelledby=schedules] form button", new PageLocatorOptions { HasText = "Remove" }).ClickAsync();

        await Expect(page.Locator("section[aria-labelledby=schedules] tbody tr")).ToHaveCountAsync(0);
    }

    static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.Locator("main form button.btn-primary").ClickAsync();
    }
}

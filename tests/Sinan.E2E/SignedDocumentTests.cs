using Microsoft.Playwright;
using Sinan.Kernel;
using static Microsoft.Playwright.Assertions;

namespace Sinan.E2E;

/// <summary>From a ranked need to a signed document, and what has changed since, by clicks alone.</summary>
[Collection("browser")]
public sealed class SignedDocumentTests(ServedSample sample)
{
    public static TheoryData<string, int, bool> Readers { get; } = new() { { "zh-CN", 1440, false }, { "en", 390, true } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task From_need_to_signed_document(string lang, int width, bool dark)
    {
        Chromium.Need();
        var look = new Look(Lang.Parse(lang)!.Value, width, dark);
        await using var context = await sample.ReaderAsync(look);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) => faults.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);

        // A need of the ranking becomes an initiative.
        await page.GotoAsync("/decide");
        await page.Locator("main table a[href^='/decide/needs/']").First.ClickAsync();
        await SubmitAsync("form#start");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/deliver/initiatives/\d+$"));
        var initiative = new Uri(page.Url).AbsolutePath;

        // What the first stage asks is answered.
        await AnswerAsync("need_mining", "business_value", "每周少 300 个电话");
        await AnswerAsync("need_mining", "best_solution", "排班只能省一成");
        await AnswerAsync("technical_boundary", "technical_boundary", "能判断 20 种意图");
        // What was measured is proposed; the team writes its own answer.
        var boundary = page.Locator("#boundary_score > details");
        if (!await boundary.Locator("select[name=Value]").IsVisibleAsync())
            await boundary.Locator("summary").ClickAsync();
        await boundary.Locator("select[name=Value]").SelectOptionAsync("reaches_80");
        await boundary.Locator("button[value=Written]").ClickAsync();
        await AnswerAsync("technical_boundary", "scope_in", "退款与物流");
        await AnswerAsync("technical_boundary", "scope_out", "投诉");
        await AnswerAsync("technical_boundary", "data_needed", "近 12 个月的会话");

        // Its document is written and signed.
        await page.GotoAsync(initiative);
        await page.Locator($"main a[href='{initiative}/documents']").ClickAsync();
        await page.Locator($"main table a[href='{initiative}/documents/product-needs']").ClickAsync();
        await SubmitAsync("main form:has(input[value='write'])");
        await Expect(page.Locator("article.document")).ToContainTextAsync("近 12 个月的会话");
        await page.Locator("main textarea[name=Remark]").FillAsync("范围已确认");
        await SubmitAsync("main form:has(textarea[name=Remark])");
        await Expect(page.Locator("[data-signatures='1']")).ToContainTextAsync(ServedSample.Name);
        await Expect(page.Locator("[data-signatures='1']")).ToContainTextAsync("范围已确认");
        await Expect(page.Locator("[data-versions='1']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-changes]")).ToHaveCountAsync(0);
        await ShootAsync("signed");

        // A fact that changes afterwards is listed with what it was.
        await AnswerAsync("technical_boundary", "scope_out", "投诉和 3 类大额退款");
        await page.GotoAsync(initiative + "/documents/product-needs");
        await Expect(page.Locator("#changes")).ToContainTextAsync("投诉和 3 类大额退款");
        await Expect(page.Locator("#changes tbody tr").Filter(new LocatorFilterOptions { HasText = "投诉和 3 类大额退款" }).First).ToContainTextAsync("投诉");
        await Expect(page.Locator("[data-signatures='1']")).ToContainTextAsync(ServedSample.Name);
        await ShootAsync("changed");

        // The newer version stands beside the signed one, and their lines are compared.
        await SubmitAsync("main form:has(input[value='write'])");
        await page.Locator($"main a[href='{initiative}/documents/product-needs/changes']").ClickAsync();
        await Expect(page.Locator(".line-added").First).ToBeVisibleAsync();
        await Expect(page.Locator(".line-removed").First).ToBeVisibleAsync();
        await ShootAsync("compared");
        Assert.Empty(faults);

        async Task AnswerAsync(string step, string check, string words)
        {
            await page.GotoAsync($"{initiative}/steps/{step}");
            var card = page.Locator("#" + check);
            if (!await card.Locator("textarea[name=Value]").Last.IsVisibleAsync())
                await card.Locator("summary").Last.ClickAsync();
            await card.Locator("textarea[name=Value]").Last.FillAsync(words);
            await card.Locator("button[value=Written]").ClickAsync();
            await Expect(page.Locator("#" + check + " blockquote")).ToContainTextAsync(words);
        }

        async Task SubmitAsync(string form)
        {
            await page.Locator(form).Locator("button").Last.ClickAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        Task<byte[]> ShootAsync(string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ServedSample.Screenshots, $"document-{name}.{look}.png"), FullPage = true });
    }
}

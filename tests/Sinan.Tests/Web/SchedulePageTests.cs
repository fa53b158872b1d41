using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Features.ScheduleImport;

namespace Sinan.Tests.Web;

/// <summary>Who sees the addresses of recurring imports whole.</summary>
[Collection("server")]
public sealed class SchedulePageTests(TestServer server)
{
    const string Address = "https://me:word-4711@feeds.example.org/all.csv?token=token-4711&page=2", Masked = "https://feeds.example.org/all.csv?token=…&page=…";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccountRole.Viewer, false)]
    [InlineData(AccountRole.Editor, false)]
    [InlineData(AccountRole.Admin, true)]
    public async Task The_page_shows_an_address_whole_to_those_who_may_change_it(AccountRole role, bool isWhole)
    {
        var name = await ScheduleAsync();
        using var person = await server.PersonAsync(role);

        var list = WebUtility.HtmlDecode(await person.GetStringAsync("/collect", Token));
        var form = WebUtility.HtmlDecode(await person.GetStringAsync("/collect?schedule=" + name, Token));

        foreach (var html in new[] { list, form })
        {
            Assert.Contains(name, html, StringComparison.Ordinal);
            Assert.Equal(!isWhole, html.Contains(Masked, StringComparison.Ordinal));
            Assert.Equal(isWhole, html.Contains("word-4711", StringComparison.Ordinal));
            Assert.Equal(isWhole, html.Contains("token-4711", StringComparison.Ordinal));
        }

        // Only who may change one has buttons, and a column for them.
        using var page = new HtmlParser().ParseDocument(await person.GetStringAsync("/collect", Token));
        Assert.Equal(isWhole ? 6 : 5, page.QuerySelectorAll("section[aria-labelledby=schedules] th").Length);
        Assert.Equal(isWhole ? 2 : 0, page.QuerySelectorAll("section[aria-labelledby=schedules] tbody button").Length);
        Assert.Equal(isWhole, form.Contains($"value=\"{Address}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { Permissions.Read }, Masked)]
    [InlineData(new[] { Permissions.Read, Permissions.Write }, Masked)]
    [InlineData(new[] { Permissions.Read, Permissions.Admin }, Address)]
    public async Task The_api_gives_an_address_whole_to_those_who_may_change_it(string[] scopes, string shown)
    {
        var name = await ScheduleAsync();
        using var program = await server.ProgramAsync(scopes);

        var list = await program.GetFromJsonAsync<JsonElement>("/api/v1/collect/schedules", Token);

        Assert.Equal(shown, list.EnumerateArray().Single(schedule => schedule.GetProperty("name").GetString() == name).GetProperty("source").GetString());
    }

    /// <summary>Due in a year, so that no test fetches it.</summary>
    async Task<string> ScheduleAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var start = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().AddYears(1);
        var saved = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("masked-feed", Address, ImportKind.Feedback, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest()) { Start = start }, Token);
        Assert.True(saved.IsOk);
        return saved.Value.Name;
    }
}

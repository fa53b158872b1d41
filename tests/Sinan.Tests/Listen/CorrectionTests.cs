using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Listen.Features.CorrectTheme;
using Sinan.Stages.Listen.Features.ReadFeedback;
using Sinan.Stages.Listen.Features.UndoCorrection;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>What people do to themes, what it leaves behind, and that later readings keep it.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    readonly TestServer server = new();
    AsyncServiceScope scope;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        scope = server.Services.CreateAsyncScope();
        await ImportAsync(0, 300);
        await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_name_stays_after_new_comments_and_goes_when_undone()
    {
        var theme = (await ReportAsync()).Themes[0];

        Assert.Null((await CorrectAsync(CorrectionKind.Rename, theme.Id, " 我们的叫法 ")).Value.Job);
        Assert.Equal("我们的叫法", (await ReportAsync()).Find(theme.Id)!.Name);
        await ImportAsync(300, 450);
        await ReadAsync();

        var later = (await ReportAsync()).Find(theme.Id)!;
        Assert.Equal("我们的叫法", later.Name);
        Assert.True(later.Size > theme.Size);
        await UndoAsync();
        Assert.Equal(theme.Name, (await ReportAsync()).Find(theme.Id)!.Name);
    }

    [Fact]
    public async Task Themes_say_that_they_are_factors_until_they_are_found_anew()
    {
        Assert.False((await ReportAsync()).AreFactors);
        await ReadAsync(new ReadFeedback(1, Method: ThemeMethod.Factors));
        Assert.True((await ReportAsync()).AreFactors);
        using var reader = await server.PersonAsync(AccountRole.Viewer);
        Assert.Contains("non-negative factors", await reader.GetStringAsync("/listen", Stop), StringComparison.Ordinal);

        // After a correction comments stay where they are.
        await ReadAsync(new ReadFeedback(1, KeepsPlaces: true));
        Assert.True((await ReportAsync()).AreFactors);
        await ReadAsync();
        Assert.False((await ReportAsync()).AreFactors);
    }

    [Fact]
    public async Task Merged_themes_stay_together_and_come_apart_again_when_undone()
    {
        var report = await ReportAsync();
        var (first, second) = (report.Themes[0], report.Themes[1]);

        await CorrectAsync(CorrectionKind.Merge, second.Id, first.Id);

        var merged = await ReportAsync();
        Assert.Equal(first.Size + second.Size, merged.Find(first.Id)!.Size);
        Assert.Contains(merged.Ended, e => e.Id == second.Id && e.Into == first.Id);
        Assert.Contains(merged.Find(first.Id)!.History, h => h.Change == ThemeChange.TookIn && h.Other == second.Id);
        await ImportAsync(300, 450);
        await ReadAsync();
        var readings = await Service<IFeedbackRecord>().ReadReadingsAsync(Stop);
        Assert.True(readings.Count(r => r.No < 300 && r.Theme == first.Id) >= first.Size + second.Size);

        await UndoAsync();

        var apart = await ReportAsync();
        Assert.Equal(second.Size, apart.Find(second.Id)!.Size);
        Assert.Equal(second.Name, apart.Find(second.Id)!.Name);
        Assert.DoesNotContain(apart.Ended, e => e.Id == second.Id);
    }

    [Fact]
    public async Task A_split_makes_a_theme_of_the_comments_with_the_word()
    {
        var theme = (await ReportAsync()).Themes.First(t => t.Words.Any(w => w.Contains("快递", StringComparison.Ordinal)));
        var texts = (await Service<IFeedbackRecord>().ReadAllAsync(Stop)).ToDictionary(f => f.No, f => f.Text);
        var expected = (await Service<IFeedbackRecord>().ReadReadingsAsync(Stop)).Count(r => r.Theme == theme.Id && texts[r.No].Contains("仓库", StringComparison.Ordinal));

        var made = await CorrectAsync(CorrectionKind.Split, theme.Id, "仓库");

        var part = (await ReportAsync()).Find(made.Value.Correction.Created!)!;
        Assert.Equal((expected, "仓库"), (part.Size, part.Name));
        Assert.Equal(theme.Size - expected, (await ReportAsync()).Find(theme.Id)!.Size);
        Assert.Contains(part.History, h => h.Change == ThemeChange.SplitFrom && h.Other == theme.Id);

        await UndoAsync();
        Assert.Equal(theme.Size, (await ReportAsync()).Find(theme.Id)!.Size);
        Assert.Null((await ReportAsync()).Find(part.Id));
    }

    // Six comments of the theme are set free, as if the reading had left them out.
    [Fact]
    public async Task Comments_without_a_theme_are_gathered_by_a_word_and_set_free_again_when_undone()
    {
        var theme = (await ReportAsync()).Themes.First(t => t.Words.Any(w => w.Contains("快递", StringComparison.Ordinal)));
        var record = Service<IFeedbackRecord>();
        var texts = (await record.ReadAllAsync(Stop)).ToDictionary(f => f.No, f => f.Text);
        var readings = await record.ReadReadingsAsync(Stop);
        var freed = readings.Where(r => r.Theme == theme.Id && texts[r.No].Contains("仓库", StringComparison.Ordinal)).Take(6).Select(r => r.No).ToHashSet();
        await record.ReplaceReadingsAsync([.. readings.Select(r => freed.Contains(r.No) ? r with { Theme = null } : r)], Stop);
        async Task<int> InThemeAsync() => (await record.ReadReadingsAsync(Stop)).Count(r => freed.Contains(r.No) && r.Theme == theme.Id);

        await CorrectAsync(CorrectionKind.Gather, theme.Id, "仓库");

        Assert.Equal((6, 6), (freed.Count, await InThemeAsync()));
        await ImportAsync(300, 450);
        await ReadAsync();
        Assert.Equal(6, await InThemeAsync());
        await UndoAsync();
        Assert.Equal(0, await InThemeAsync());
    }

    [Fact]
    public async Task An_excluded_theme_is_out_of_the_list_but_can_be_read_and_brought_back()
    {
        var theme = (await ReportAsync()).Themes[^1];

        await CorrectAsync(CorrectionKind.Exclude, theme.Id, null);
        await ReadAsync();

        var report = await ReportAsync();
        Assert.DoesNotContain(report.Themes, t => t.Id == theme.Id);
        Assert.Equal(theme.Size, Assert.Single(report.Excluded).Size);
        using var client = await server.PersonAsync(AccountRole.Viewer);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/listen/theme/" + theme.Id, Stop)).StatusCode);
        await UndoAsync();
        Assert.Empty((await ReportAsync()).Excluded);
    }

    [Fact]
    public async Task A_pinned_theme_comes_first_and_the_audit_trail_tells_who_did_what()
    {
        var theme = (await ReportAsync()).Themes[^1];
        using var client = await server.ProgramAsync(Permissions.Read, Permissions.Write);

        using var answer = await client.PostAsJsonAsync($"/api/v1/listen/themes/{theme.Id}/corrections", new { kind = "pin" }, Stop);
        var corrections = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/corrections", Stop);
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/listen/themes", Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("pin", corrections[0].GetProperty("kind").GetString());
        Assert.Equal(theme.Id, listed.GetProperty("themes")[0].GetProperty("id").GetString());
        Assert.Contains(await Service<IAudit>().ListAsync(10, Stop), a => a is { Action: "CorrectTheme" } && a.Subject == "Pin " + theme.Id);
    }

    [Theory]
    [InlineData(CorrectionKind.Rename, "  ", "listen.correction.name")]
    [InlineData(CorrectionKind.Merge, "t-none", "listen.correction.target")]
    [InlineData(CorrectionKind.Split, "没有这个词", "listen.correction.few")]
    [InlineData(CorrectionKind.Gather, "没有这个词", "listen.correction.nothing")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(CorrectionKind kind, string value, string code)
    {
        var before = await ReportAsync();

        var refused = await Service<CorrectThemeHandler>().HandleAsync(new CorrectTheme(kind, before.Themes[0].Id, value, "test"), Stop);

        Assert.Equal(code, refused.Problem.Code);
        Assert.Equal(JsonSerializer.Serialize(before, EvidenceJson.Options), JsonSerializer.Serialize(await ReportAsync(), EvidenceJson.Options));
        Assert.Equal("listen.correction.none", (await Service<UndoCorrectionHandler>().HandleAsync(new UndoCorrection("test"), Stop)).Problem.Code);
    }

    [Fact]
    public async Task Comments_keep_their_theme_when_more_are_imported()
    {
        var before = (await Service<IFeedbackRecord>().ReadReadingsAsync(Stop)).ToDictionary(r => r.No, r => r.Theme);
        await ImportAsync(300, 600);
        await ReadAsync();

        var after = (await Service<IFeedbackRecord>().ReadReadingsAsync(Stop)).ToDictionary(r => r.No, r => r.Theme);

        Assert.True(before.Count(b => b.Value is not null && after[b.Key] == b.Value) >= 0.9 * before.Count(b => b.Value is not null));
        Assert.All((await ReportAsync()).Themes, t => Assert.NotEmpty(t.History));
    }

    T Service<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    async Task<ThemeReport> ReportAsync() => (await Service<IThemes>().LatestAsync(Stop))!;

    async Task ReadAsync(ReadFeedback? request = null) => Assert.True((await Service<ReadFeedbackHandler>().HandleAsync(request ?? new ReadFeedback(1), NoProgress.Instance, Stop)).IsOk);

    async Task<Outcome<CorrectionMade>> CorrectAsync(CorrectionKind kind, string theme, string? value)
    {
        var made = await Service<CorrectThemeHandler>().HandleAsync(new CorrectTheme(kind, theme, value, "test"), Stop);
        Assert.True(made.IsOk, made.IsOk ? "" : made.Problem.Code);
        await OverAsync(made.Value.Job);
        return made;
    }

    async Task UndoAsync() => await OverAsync((await Service<UndoCorrectionHandler>().HandleAsync(new UndoCorrection("test"), Stop)).Value.Job);

    async Task OverAsync(long? number)
    {
        if (number is not { } job)
            return;
        await foreach (var state in Service<IJobs>().WatchAsync(job, Stop))
        {
            if (state.IsOver)
                Assert.Equal(JobState.Done, state.State);
        }
    }

    static readonly string[][] Subjects =
    [
        ["快递", "包裹", "仓库", "签收", "配送"],
        ["支付", "付款", "扣款", "银行卡", "退款"],
        ["尺码", "面料", "裤子", "拉链", "色差"],
    ];

    async Task ImportAsync(int from, int to)
    {
        var random = new Sinan.Numerics.Random.SplitMix64(from + 7);
        var rows = Enumerable.Range(from, to - from).Select(i =>
        {
            var words = Subjects[i % Subjects.Length];
            var text = string.Join('，', random.Sample(words.Length, 3).Select(w => words[w])) + $"，第{i}次";
            return new FeedbackRow((UInt128)i + 1, (UInt128)(i % 50) + 1, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddHours(i), i % 5 + 1, null, "shop", null, text);
        }).ToArray();
        await using var import = await Service<IEventRecord>().BeginImportAsync(new ImportSource("feedback", $"part{from}.csv", from.ToString(System.Globalization.CultureInfo.InvariantCulture)), Stop);
        import.Append(rows);
        await import.CommitAsync(Stop);
    }
}

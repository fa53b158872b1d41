using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sinan.Cli;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Tests.Behavior;
using Sinan.Stages.Overview.Features.MakeSample;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Understand;

/// <summary>The commands on the sample's events against plain SQL on DuckDB, which reads the file by itself: nothing but the file is shared.</summary>
public sealed class SampleSqlTests : IDisposable
{
    const long Day = 86_400_000;

    readonly TemporaryDirectory directory = new();
    readonly CommandLine line = new();
    readonly SqlAnswers sql = new();

    public void Dispose()
    {
        sql.Dispose();
        line.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Funnel_retention_and_trend_equal_plain_sql_on_the_sample()
    {
        var made = await new MakeSampleHandler(TimeProvider.System).HandleAsync(new MakeSample(directory.Of("sample"), SharedOptions.DefaultSeed), TestContext.Current.CancellationToken);
        var file = made.Value.Events;
        // Rows without a user are rejected by the import; the file's order breaks ties.
        sql.Execute($"create temp table raw as select row_number() over () as ordinal, * from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', all_varchar = true)");
        sql.Execute("""
            insert into events
            select dense_rank() over (order by user_id) - 1, epoch_ms(time::timestamp), ordinal,
                   coalesce(list_position(['view', 'add_to_cart', 'checkout', 'pay'], event), 9) - 1, nullif(app_version, ''), 'nan'::double
            from raw where coalesce(trim(user_id), '') <> ''
            """);

        await FunnelAsync(file, new FunnelQuestion([0, 1, 2, 3], 7 * Day), "--within", "7d");
        await FunnelAsync(file, new FunnelQuestion([0, 1, 3], 3_600_000, IsStrict: true), "--within", "1h", "--order", "strict");
        await RetentionAsync(file, recurring: false);
        await RetentionAsync(file, recurring: true);
        var trend = await AskAsync("trend", "--event", "pay", "--measure", "users", "--interval", "day", "--events", file);
        Assert.Equal(
            sql.Rows("select strftime(make_timestamp(ms * 1000), '%Y-%m-%d'), count(distinct user_no) from events where event = 3 group by 1 order by 1"),
            trend.GetProperty("series")[0].GetProperty("points").EnumerateArray().Where(p => p.GetProperty("value").GetDouble() > 0)
                .Select(p => p.GetProperty("start").GetString()![..10] + " " + p.GetProperty("value").GetRawText()));
    }

    async Task FunnelAsync(string file, FunnelQuestion question, params string[] options)
    {
        string[] names = ["view", "add_to_cart", "checkout", "pay"];
        var answer = await AskAsync(["funnel", "--steps", string.Join(',', question.Steps.Select(s => names[s])), "--by", "app_version", .. options, "--events", file]);

        var ours = answer.GetProperty("groups").EnumerateArray().Select(g => Row(g.GetProperty("value").GetString() ?? "none", g)).Prepend(Row("all", answer)).Order(StringComparer.Ordinal);
        Assert.Equal(sql.Funnel(question).Order(StringComparer.Ordinal), ours);

        static string Row(string name, JsonElement group)
        {
            var steps = group.GetProperty("steps").EnumerateArray().ToList();
            return string.Join(' ', [name, .. steps.Select(s => s.GetProperty("users").GetRawText()),
                .. steps.Skip(1).Select(s => s.GetProperty("median_seconds_from_previous") is { ValueKind: JsonValueKind.Number } m ? (m.GetDouble() * 1000).ToString("0.0", CultureInfo.InvariantCulture) : "null")]);
        }
    }

    async Task RetentionAsync(string file, bool recurring)
    {
        var answer = await AskAsync(["retention", "--born", "view", "--return", "pay", "--period", "week", .. recurring ? new[] { "--recurring", "--brackets", "1,3,7" } : ["--periods", "8"], "--events", file]);

        // Mondays from before the first event, which a wrong clock has put into 1970, to after the last: 1969-12-29 was a Monday.
        var first = -3 * Day;
        var last = long.Parse(sql.Rows("select max(ms) from events")[0], CultureInfo.InvariantCulture);
        var starts = Enumerable.Range(0, (int)((last - first) / (7 * Day)) + 2).Select(i => first + i * 7 * Day).ToImmutableArray();
        var ours = answer.GetProperty("cohorts").EnumerateArray().SelectMany(c => c.GetProperty("retained").EnumerateArray().Select((r, k) => (Start: c.GetProperty("start").GetDateTimeOffset(), K: k, Users: r)))
            .Where(r => r.Users is { ValueKind: JsonValueKind.Number } users && users.GetInt64() > 0)
            .Select(r => $"{(r.Start.ToUnixTimeMilliseconds() - first) / (7 * Day)} {r.K} {r.Users.GetRawText()}");
        Assert.Equal(sql.Retention(new RetentionQuestion(0, 3, starts, 8, false, last) { IsRecurring = recurring, Brackets = recurring ? [1, 3, 7] : [] }), ours);
    }

    Task<JsonElement> AskAsync(params string[] args) => line.AskAsync(["understand", .. args]);
}

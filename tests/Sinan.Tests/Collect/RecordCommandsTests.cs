using System.Text.Json;
using Sinan.Cli;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Collect;

/// <summary>collect sql, export and erase, as a person runs them.</summary>
public sealed class RecordCommandsTests : IAsyncLifetime
{
    readonly TemporaryDirectory directory = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(directory.Of("log.csv"), """
            user_id,event,time,item,price
            ann,view,2024-01-01 10:00:00,lamp,
            ann,buy,2024-01-01 10:05:00,lamp,30
            17850.0,view,2024-01-02 11:00:00,desk,
            """);
        Assert.Equal(0, (await RunAsync("collect", "import", "events", directory.Of("log.csv"))).Code);
    }

    public ValueTask DisposeAsync()
    {
        directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sql_answers_as_one_json_document()
    {
        var answer = await RunAsync("collect", "sql", "SELECT event, count(*) AS n FROM event_log GROUP BY event ORDER BY n DESC", "--json");
        var json = JsonDocument.Parse(answer.Out).RootElement;

        Assert.Equal(0, answer.Code);
        Assert.Equal("""["event","n"]""", json.GetProperty("columns").GetRawText());
        Assert.Equal("""[["view","2"],["buy","1"]]""", json.GetProperty("rows").GetRawText());
        Assert.False(json.GetProperty("cut").GetBoolean());
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Sql_prints_a_table_and_says_when_it_is_cut()
    {
        var answer = await RunAsync("collect", "sql", "SELECT event, chr(27) || '[2Jx' AS odd FROM event_log", "--limit", "2");

        Assert.Equal(3, answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\u001b', answer.Out);
        Assert.Contains("--limit", answer.Error);
    }

    [Theory]
    [InlineData("DELETE FROM events", "record.sql_not_reading")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')", "record.sql_wrong")]
    [InlineData("SELEC", "record.sql_wrong")]
    public async Task Sql_that_is_not_reading_ends_with_2_and_a_reason(string sql, string code)
    {
        var answer = await RunAsync("collect", "sql", sql);

        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains(code, answer.Error);
        Assert.DoesNotContain("   at ", answer.Error);
    }

    [Fact]
    public async Task A_limit_out_of_range_is_refused() =>
        Assert.Contains("collect.sql_limit", (await RunAsync("collect", "sql", "SELECT 1", "--limit", "0")).Error);

    [Fact]
    public async Task Export_writes_the_files_and_names_them()
    {
        var answer = await RunAsync("collect", "export", "--format", "csv", "--out", directory.Of("out"), "--json");
        var files = JsonDocument.Parse(answer.Out).RootElement.GetProperty("files");

        Assert.Equal(0, answer.Code);
        Assert.Equal(["events:3", "feedback:0", "items:2", "users:2"], files.EnumerateArray().Select(f => $"{f.GetProperty("name")}:{f.GetProperty("rows")}"));
        Assert.Equal(4, File.ReadAllLines(directory.Of("out", "events.csv")).Length);
    }

    [Fact]
    public async Task Export_onto_a_file_is_refused()
    {
        var answer = await RunAsync("collect", "export", "--out", directory.Of("log.csv"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("collect.export_not_directory", answer.Error);
    }

    [Fact]
    public async Task Erase_takes_the_id_as_it_stands_in_the_file_and_gives_a_receipt_once()
    {
        var answer = await RunAsync("collect", "erase", "--user", "17850", "--json");
        var again = await RunAsync("collect", "erase", "--user", "17850");
        var import = await RunAsync("collect", "import", "events", directory.Of("log.csv"), "--json");

        Assert.Equal(1, JsonDocument.Parse(answer.Out).RootElement.GetProperty("events").GetInt64());
        Assert.Equal(2, again.Code);
        Assert.Contains("record.user_unknown", again.Error);
        Assert.Equal(0, JsonDocument.Parse(import.Out).RootElement.GetProperty("rows_imported").GetInt64());
    }

    async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, Stream.Null, directory.Parent, IsTerminal: false, _ => null);
        var code = await SinanCli.RunAsync([.. args, "--workspace", directory.Path, "--no-progress"], io);
        return (code, output.ToString(), error.ToString());
    }
}

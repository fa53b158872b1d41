using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Tests.Storage.Events;

public sealed class RecordExportTests : IDisposable
{
    readonly RecordFixture record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData(ExportFormat.Parquet, "parquet")]
    [InlineData(ExportFormat.Csv, "csv")]
    public async Task Exported_files_hold_the_record(ExportFormat format, string ending)
    {
        await FillAsync();
        var files = await record.Export.ExportAsync(format, record.Of("out"), CancellationToken.None);

        Assert.Equal(["events", "feedback", "items", "users"], files.Select(f => f.Name));
        Assert.All(files, f => Assert.True(f.Bytes > 0 && f.Path.EndsWith("." + ending)));
        // Read back by a database that knows nothing of the record.
        using var database = DuckDbDatabase.Open(null);
        using var connection = database.Connect();
        Assert.Equal("view|lamp", connection.Scalar<string>($"SELECT event || '|' || item FROM {DuckDbSql.Text(record.Of("out", "events." + ending))} ORDER BY ordinal LIMIT 1"));
        Assert.Equal(2, connection.Scalar<long>($"SELECT count(*) FROM {DuckDbSql.Text(record.Of("out", "events." + ending))}"));
        Assert.Equal(1, files[1].Rows);
    }

    [Fact]
    public async Task A_formula_is_harmless_in_csv_and_unchanged_in_parquet()
    {
        await FillAsync();
        await record.Export.ExportAsync(ExportFormat.Csv, record.Of("out"), CancellationToken.None);
        await record.Export.ExportAsync(ExportFormat.Parquet, record.Of("out"), CancellationToken.None);
        using var database = DuckDbDatabase.Open(null);
        using var connection = database.Connect();

        Assert.Equal("'=cmd|' /C calc'!A0", connection.Scalar<string>($"SELECT text FROM {DuckDbSql.Text(record.Of("out", "feedback.csv"))}"));
        Assert.Equal("=cmd|' /C calc'!A0", connection.Scalar<string>($"SELECT text FROM {DuckDbSql.Text(record.Of("out", "feedback.parquet"))}"));
    }

    [Fact]
    public async Task Nothing_is_left_in_the_workspace()
    {
        await FillAsync();
        await record.Export.ExportAsync(ExportFormat.Csv, record.Of("out"), CancellationToken.None);

        Assert.Empty(Directory.EnumerateFileSystemEntries(record.Workspace.PathOf("events", "exports")));
    }

    async Task FillAsync()
    {
        await record.ImportAsync(new TestEvent("ann", "view", 1) { Item = "lamp" }, new TestEvent("ann", "buy", 2));
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f", "f"), CancellationToken.None);
        import.Append([new FeedbackRow(1, null, null, null, null, null, null, "=cmd|' /C calc'!A0")]);
        await import.CommitAsync(CancellationToken.None);
    }
}

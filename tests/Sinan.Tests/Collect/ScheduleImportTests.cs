using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Features.ReportQuality;
using Sinan.Stages.Collect.Features.ScheduleImport;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Collect;

public sealed class ScheduleImportTests
{
    const string Log = "user,event,time\nu1,view,2026-01-01 10:00\nu2,buy,2026-01-02 10:00\n";

    static async Task<Outcome<System.Text.Json.JsonElement>> RunAsync(TestWorkspace workspace, string source)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        var schedule = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("nightly", source, ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest()), default);
        Assert.True(schedule.IsOk);
        var job = ActivatorUtilities.CreateInstance<RecurringImportJob>(scope.ServiceProvider);
        Assert.Equal(job.Kind, schedule.Value.JobKind);
        return await job.RunAsync(schedule.Value.Payload, NoProgress.Instance, default);
    }

    [Fact]
    public async Task A_folder_is_imported_again_without_adding_twice()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        Directory.CreateDirectory(bench.Path("drop"));
        bench.File("drop/a.csv", Log);

        var first = await RunAsync(workspace, bench.Path("drop"));
        bench.File("drop/b.csv", Log.Replace("u1", "u9", StringComparison.Ordinal));
        var second = await RunAsync(workspace, bench.Path("drop"));

        Assert.Equal(2, first.Value.GetProperty("rows_imported").GetInt64());
        Assert.Equal(1, second.Value.GetProperty("rows_imported").GetInt64());
        Assert.True(File.Exists(bench.Path("drop/a.csv")));
    }

    [Fact]
    public async Task A_query_over_files_is_imported_and_nothing_but_a_query_is_run()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        var file = bench.File("a.csv", Log);

        var read = await RunAsync(workspace, $"SELECT * FROM read_csv('{file}') WHERE event = 'buy'");
        var written = await RunAsync(workspace, $"SELECT 1); COPY (SELECT 1) TO '{bench.Path("stolen.csv")}'; SELECT * FROM (SELECT 1");

        Assert.Equal(1, read.Value.GetProperty("rows_imported").GetInt64());
        Assert.Equal("collect.query", written.Problem.Code);
        Assert.False(File.Exists(bench.Path("stolen.csv")));
    }

    [Fact]
    public async Task A_late_source_is_a_finding()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await RunAsync(workspace, bench.File("a.csv", Log));

        workspace.Clock.Advance(TimeSpan.FromDays(3));
        await using var scope = workspace.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReportQualityHandler>().HandleAsync(new ReportQuality(), NoProgress.Instance, default);

        Assert.Contains(report.Value.Findings, f => f.Code == "late_source" && f.Severity == FindingSeverity.Serious);
    }

    [Theory]
    [InlineData("relative/path.csv")]
    [InlineData("ftp://example.com/a.csv")]
    [InlineData("DROP TABLE events")]
    public async Task A_source_that_cannot_be_read_is_refused(string source)
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();

        var outcome = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("x", source, ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.Zero, new ImportRequest()), default);

        Assert.Equal("collect.schedule_source", outcome.Problem.Code);
    }
}

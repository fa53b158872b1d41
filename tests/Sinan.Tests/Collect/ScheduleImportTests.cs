using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Sources;
using Sinan.Stages.Collect.Features.ReportQuality;
using Sinan.Stages.Collect.Features.ScheduleImport;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Collect;

public sealed class ScheduleImportTests
{
    const string Log = "user,event,time\nu1,view,2026-01-01 10:00\nu2,buy,2026-01-02 10:00\n";

    static async Task<Outcome<System.Text.Json.JsonElement>> RunAsync(TestWorkspace workspace, string source, bool allowsLoopback = false)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        var schedule = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("nightly", source, ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest()) { AllowsLoopback = allowsLoopback }, default);
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
    public async Task A_feed_that_has_not_changed_is_asked_for_and_not_read_again()
    {
        await using var server = await SourceServer.StartAsync(Log);
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();
        var schedule = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("reviews", server.Url + "/feed.xml", ImportKind.Feedback, TimeSpan.FromHours(1), TimeSpan.FromHours(1), new ImportRequest()) { AllowsLoopback = true }, default);
        var job = ActivatorUtilities.CreateInstance<RecurringImportJob>(scope.ServiceProvider);

        var first = await job.RunAsync(schedule.Value.Payload, NoProgress.Instance, default);
        var second = await job.RunAsync(schedule.Value.Payload, NoProgress.Instance, default);

        Assert.Equal((1, 1), (first.Value.GetProperty("rows_read").GetInt64(), first.Value.GetProperty("rows_imported").GetInt64()));
        Assert.Equal((0, 0), (second.Value.GetProperty("rows_read").GetInt64(), second.Value.GetProperty("duplicates").GetInt64()));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.20.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd12::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("64:ff9b::a01:203")]
    public void Feeds_are_not_fetched_from_the_own_network_unless_the_operator_allows_it(string address)
    {
        var ip = System.Net.IPAddress.Parse(address);

        Assert.False(new SourceNetworks([]).Allows(ip, allowsLoopback: false, allowsPrivate: false));
        Assert.True(new SourceNetworks([]).Allows(ip, allowsLoopback: false));
        Assert.True(new SourceNetworks(SourceNetworks.Parse("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7")).Allows(ip, allowsLoopback: false, allowsPrivate: false));
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

    [Theory]
    [InlineData("/log.csv")]
    [InlineData("/moved.csv")]
    [InlineData("/named")]
    public async Task An_address_is_fetched_and_nothing_of_it_stays(string path)
    {
        await using var server = await SourceServer.StartAsync(Log);
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());

        var read = await RunAsync(workspace, server.Url + path, allowsLoopback: true);
        var again = await RunAsync(workspace, server.Url + path, allowsLoopback: true);

        Assert.Equal(2, read.Value.GetProperty("rows_imported").GetInt64());
        Assert.Equal(2, again.Value.GetProperty("duplicates").GetInt64());
        Assert.Empty(Kept(workspace));
    }

    [Theory]
    [InlineData("/broken.csv", "collect.source_status")]
    [InlineData("/slow.csv", "collect.source_slow")]
    [InlineData("/large.csv", "collect.source_too_large")]
    public async Task A_server_that_misbehaves_costs_nothing_but_the_run(string path, string code)
    {
        await using var server = await SourceServer.StartAsync(Log);
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages().AddSingleton(new SourceLimits(1 << 20, TimeSpan.FromSeconds(2))));
        await RunAsync(workspace, server.Url + "/log.csv", allowsLoopback: true);

        var outcome = await RunAsync(workspace, server.Url + path, allowsLoopback: true);

        Assert.Equal(code, outcome.Problem.Code);
        Assert.Empty(Kept(workspace));
        await using var scope = workspace.Services.CreateAsyncScope();
        Assert.Equal(2, (await scope.ServiceProvider.GetRequiredService<IDataVersions>().CurrentAsync(default)).Events);
    }

    [Theory]
    [InlineData("/broken.csv", "collect.source_status")]
    [InlineData("/slow.csv", "collect.source_slow")]
    [InlineData("/large.csv", "collect.source_too_large")]
    [InlineData("/log.csv", "")]
    [InlineData("/feed.xml", "")]
    [InlineData("", "collect.source_unreachable")]
    [InlineData("", "collect.source_refused")]
    public async Task What_is_kept_of_a_fetch_tells_nothing_secret_of_its_address(string path, string code)
    {
        await using var server = await SourceServer.StartAsync(Log);
        using var log = new WrittenLog();
        await using var workspace = await TestWorkspace.OpenAsync(services =>
        {
            services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
            services.AddSinanStages().AddSingleton(new SourceLimits(1 << 20, TimeSpan.FromSeconds(2))).RemoveAll<IJobHandler>();
            services.AddScoped<IJobHandler, RecurringImportJob>();
        });
        await using var scope = workspace.Services.CreateAsyncScope();
        var place = (path.Length > 0 ? server.Url + path : "http://127.0.0.1:1/a.csv")["http://".Length..];
        var wanted = new ScheduleImport(
            "nightly", $"http://me:word-4711@{place}?token=token-4711&page=2", path == "/feed.xml" ? ImportKind.Feedback : ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest());
        await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(wanted with { AllowsLoopback = code != "collect.source_refused" }, default);

        var outcome = await scope.ServiceProvider.GetRequiredService<ManageSchedulesHandler>().RunHereAsync(new RunSchedule("nightly"), NoProgress.Instance, default);

        Assert.Equal(code, outcome.IsOk ? "" : outcome.Problem.Code);
        var job = (await workspace.Get<IJobs>().ListAsync(10, default)).Single(job => job.Kind == RecurringImportJob.JobKind);
        if (code.Length > 0)
            Assert.Equal($"http://{place}?token=…&page=…", job.Problem!.Facts.Single(fact => fact.Name == "source").Text);
        var root = workspace.Get<IWorkspace>().PathOf("x")[..^1];
        Assert.True(StoredBytes.DatabaseHolds(root, "nightly"));
        Assert.False(StoredBytes.DatabaseHolds(root, "word-4711") || StoredBytes.DatabaseHolds(root, "token-4711"));
        Assert.Contains(log.Lines, line => line.Contains(place, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_source_is_refused_without_its_secrets()
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();

        var outcome = await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(
            new ScheduleImport("x", "sftp://me:word-4711@example.com/a.csv?token=token-4711", ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.Zero, new ImportRequest()), default);

        Assert.Equal(("collect.schedule_source", "sftp://example.com/a.csv?token=…"), (outcome.Problem.Code, outcome.Problem.Facts[0].Text));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_problem()
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());

        Assert.Equal("collect.source_unreachable", (await RunAsync(workspace, "http://127.0.0.1:1/a.csv", allowsLoopback: true)).Problem.Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", false)]
    [InlineData("http://169.254.169.254/latest/meta-data/", true)]
    [InlineData("http://[::ffff:169.254.169.254]/", true)]
    [InlineData("http://100.100.100.200/", true)]
    [InlineData("http://[fe80::1]/", true)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://2130706433/", false)]
    public async Task This_machine_and_what_only_it_may_read_are_refused(string source, bool allowsLoopback)
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());

        var outcome = await RunAsync(workspace, source, allowsLoopback);

        Assert.Equal("collect.source_refused", outcome.Problem.Code);
    }

    [Fact]
    public void The_operator_may_allow_a_network_that_is_refused()
    {
        var networks = new SourceNetworks(SourceNetworks.Parse("169.254.10.0/24, nonsense"));

        Assert.True(networks.Allows(System.Net.IPAddress.Parse("169.254.10.7"), allowsLoopback: false));
        Assert.False(networks.Allows(System.Net.IPAddress.Parse("169.254.169.254"), allowsLoopback: true));
        Assert.False(networks.Allows(System.Net.IPAddress.Parse("127.0.0.1"), allowsLoopback: false));
        Assert.False(networks.Allows(System.Net.IPAddress.Parse("64:ff9b::a9fe:a9fe"), allowsLoopback: false));
        Assert.True(networks.Allows(System.Net.IPAddress.Parse("10.1.2.3"), allowsLoopback: false));
    }

    [Fact]
    public async Task A_recurring_import_is_changed_run_and_removed_by_name()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services =>
        {
            services.AddSinanStages();
            // The handlers of other jobs want the words of a server.
            services.RemoveAll<IJobHandler>();
            services.AddScoped<IJobHandler, RecurringImportJob>();
        });
        await using var scope = workspace.Services.CreateAsyncScope();
        var scheduler = scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>();
        var manager = scope.ServiceProvider.GetRequiredService<ManageSchedulesHandler>();
        var wanted = new ScheduleImport("nightly", bench.File("a.csv", Log), ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest());
        await scheduler.HandleAsync(wanted, default);
        await scheduler.HandleAsync(wanted with { Grace = TimeSpan.FromHours(2) }, default);

        var changed = Assert.Single(await manager.ListAsync(isWhole: true, default));
        var run = await manager.RunHereAsync(new RunSchedule("Nightly"), NoProgress.Instance, default);
        var after = Assert.Single(await manager.ListAsync(isWhole: true, default));

        Assert.Equal(120, changed.GraceMinutes);
        Assert.Null(changed.LastSuccess);
        Assert.Equal(2, run.Value.GetProperty("rows_imported").GetInt64());
        Assert.NotNull(after.LastSuccess);
        Assert.True((await manager.HandleAsync(new RemoveSchedule("nightly"), default)).IsOk);
        Assert.Equal("collect.no_schedule", (await manager.RunHereAsync(new RunSchedule("nightly"), NoProgress.Instance, default)).Problem.Code);
        Assert.Empty(await manager.ListAsync(isWhole: true, default));
    }

    [Fact]
    public async Task Without_the_key_file_recurring_imports_are_listed_and_say_why_they_cannot_run()
    {
        const string Address = "https://feeds.example.org/a.csv?token=token-4711";
        using var directory = new TemporaryDirectory();
        using var bench = new ImportBench();
        var wanted = new ScheduleImport("nightly", Address, ImportKind.Events, TimeSpan.FromDays(1), TimeSpan.FromHours(1), new ImportRequest());
        await using (var before = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages()))
        {
            Assert.True((await RunAsync(before, bench.File("a.csv", Log))).IsOk);
            await using var open = before.Services.CreateAsyncScope();
            Assert.True((await open.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(wanted, default)).IsOk);
        }

        File.Move(directory.Of("workspace.key"), directory.Of("away.key"));
        await using (var keyless = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages()))
        {
            await using var scope = keyless.Services.CreateAsyncScope();
            var manager = scope.ServiceProvider.GetRequiredService<ManageSchedulesHandler>();

            var shown = Assert.Single(await manager.ListAsync(isWhole: true, default));
            Assert.Equal(("nightly", "", "workspace.key_missing"), (shown.Name, shown.Source, shown.Unreadable?.Code));
            Assert.Equal("workspace.key_missing", (await manager.HandleAsync(new RunSchedule("nightly"), default)).Problem.Code);
            Assert.Equal("workspace.key_missing", (await manager.RunHereAsync(new RunSchedule("nightly"), NoProgress.Instance, default)).Problem.Code);
            Assert.Equal("workspace.key_missing", (await scope.ServiceProvider.GetRequiredService<ScheduleImportHandler>().HandleAsync(wanted, default)).Problem.Code);
            Assert.True((await scope.ServiceProvider.GetRequiredService<ReportQualityHandler>().HandleAsync(new ReportQuality(), NoProgress.Instance, default)).IsOk);
        }

        File.Move(directory.Of("away.key"), directory.Of("workspace.key"));
        await using var after = await TestWorkspace.OpenAsync(directory.Path, services => services.AddSinanStages());
        await using var again = after.Services.CreateAsyncScope();
        var listed = again.ServiceProvider.GetRequiredService<ManageSchedulesHandler>();
        Assert.Equal(Address, Assert.Single(await listed.ListAsync(isWhole: true, default)).Source);
        Assert.Equal("https://feeds.example.org/a.csv?token=…", Assert.Single(await listed.ListAsync(isWhole: false, default)).Source);
    }

    static IEnumerable<string> Kept(TestWorkspace workspace) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(workspace.Services.GetRequiredService<IWorkspace>().PathOf("uploads", "x"))!, "*", SearchOption.AllDirectories);

    /// <summary>Everything that is logged, down to traces.</summary>
    sealed class WrittenLog : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

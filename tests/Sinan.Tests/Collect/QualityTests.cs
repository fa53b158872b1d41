using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Domain.Quality;
using Sinan.Stages.Collect.Features.ReportQuality;
using Sinan.Testing;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Collect;

public sealed class QualityTests
{
    /// <summary>Thirty users over forty days with every defect planted once; the counts are worked out beside each.</summary>
    static string Planted()
    {
        var log = new StringBuilder("user,event,time,item,amount,contact,country\n");
        var start = new DateTimeOffset(2025, 1, 1, 8, 0, 0, TimeSpan.Zero);
        for (var user = 0; user < 30; user++)
        {
            for (var i = 0; i < 20; i++)
            {
                // Days 0–9 and 20–29: ten silent days between.
                var day = (i % 10) + (i >= 10 ? 20 : 0);
                // One amount in twenty is missing (i = 0): 30 rows.
                log.Append($"u{user},{(i % 2 == 0 ? "view" : "buy")},{start.AddDays(day).AddMinutes(user):yyyy-MM-dd HH:mm},i{i % 5},{(i == 0 ? "" : (10 + (user % 7)).ToString())},,{(user == 0 ? "FR" : "CN")}\n");
            }
        }

        // A program: 3,000 events.
        for (var i = 0; i < 3_000; i++)
            log.Append($"bot,view,{start.AddDays(5).AddSeconds(i):yyyy-MM-dd HH:mm:ss},i1,{10 + (i % 7)},,CN\n");
        // Two rows equal to each other and a third one: 2 duplicates.
        for (var i = 0; i < 3; i++)
            log.Append("u1,view,2025-01-03 23:00,i1,11,,CN\n");
        // One clock in the future, one before 2000, one amount far out, one e-mail address.
        log.Append("u2,view,2199-01-01 00:00,i1,11,,CN\nu2,view,1970-01-01 00:00,i1,11,,CN\nu3,buy,2025-01-04 10:00,i1,99999,,CN\nu3,view,2025-01-04 11:00,i1,11,zhang@example.com,CN\n");
        return log.ToString();
    }

    static async Task<QualityReport> OfWorkspaceAsync(TestWorkspace workspace, string file, string? group)
    {
        await using var scope = workspace.Services.CreateAsyncScope();
        var imported = await scope.ServiceProvider.GetRequiredService<IImporter>().ImportAsync(ImportKind.Events, new ImportRequest(file), NoProgress.Instance, default);
        Assert.True(imported.IsOk);
        var report = await scope.ServiceProvider.GetRequiredService<ReportQualityHandler>().HandleAsync(new ReportQuality(group), NoProgress.Instance, default);
        Assert.True(report.IsOk, report.IsOk ? "" : report.Problem.Code);
        return report.Value;
    }

    [Fact]
    public async Task Planted_defects_are_found_in_the_record_and_in_the_plain_file()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        var file = bench.File("log.csv", Planted());

        var record = await OfWorkspaceAsync(workspace, file, "country");
        await using var scope = workspace.Services.CreateAsyncScope();
        var plain = (await scope.ServiceProvider.GetRequiredService<ReportFileQualityHandler>().HandleAsync(new ReportFileQuality(file, new ImportRequest(file), "country"), default)).Value;

        foreach (var report in new[] { record, plain })
        {
            Assert.Equal(3_607, report.Rows);
            long Rows(string code) => report.Findings.Single(f => f.Code == code).Rows;
            Assert.Equal(2, Rows("duplicates"));
            Assert.Equal(1, Rows("clock_future"));
            Assert.Equal(1, Rows("clock_past"));
            Assert.Equal(10, Rows("gaps"));
            Assert.Equal(1, Rows("bots"));
            Assert.Equal(30, report.Findings.Single(f => f is { Code: "missing", Column: "value" or "amount" }).Rows);
            Assert.Contains(report.Findings, f => f is { Code: "outliers", Column: "value" or "amount" });
            Assert.Contains(report.Findings, f => f is { Code: "bias", Column: "country" });
            Assert.Equal(Math.Round(Math.Max(0, 100 - report.Findings.Sum(f => f.Penalty)), 1), report.Score);
            Assert.Equal((31L, 5L), (report.Users, report.Items));
        }

        // At the door the address was masked, so only the raw file leaks.
        Assert.Equal(1, plain.Findings.Single(f => f.Code == "leakage").Rows);
        Assert.DoesNotContain(record.Findings, f => f.Code == "leakage");
        Assert.Equal(1, record.Redacted["email"]);
    }

    [Fact]
    public async Task Every_figure_of_the_report_has_its_evidence_and_the_report_is_kept()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());

        var report = await OfWorkspaceAsync(workspace, bench.File("log.csv", Planted()), null);

        var evidence = workspace.Get<IEvidenceStore>();
        foreach (var id in report.Findings.Select(f => f.Evidence).Concat(report.Evidence.Values))
            Assert.NotNull(await evidence.FindAsync(id, default));
        Assert.Equal(report.Score, (await evidence.FindAsync(report.Evidence["score"], default))!.Value);
        await using var scope = workspace.Services.CreateAsyncScope();
        Assert.Equal(report.Score, (await scope.ServiceProvider.GetRequiredService<IQuality>().LatestAsync(default))!.Score);
    }

    [Fact]
    public async Task An_empty_workspace_has_no_quality()
    {
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await using var scope = workspace.Services.CreateAsyncScope();

        var outcome = await scope.ServiceProvider.GetRequiredService<IQuality>().ReportAsync(NoProgress.Instance, default);

        Assert.Equal("collect.no_data", outcome.Problem.Code);
    }

    [Fact]
    public async Task An_unknown_group_column_is_refused()
    {
        using var bench = new ImportBench();
        await using var workspace = await TestWorkspace.OpenAsync(services => services.AddSinanStages());
        await OfWorkspaceAsync(workspace, bench.File("log.csv", Planted()), null);
        await using var scope = workspace.Services.CreateAsyncScope();

        var outcome = await scope.ServiceProvider.GetRequiredService<ReportQualityHandler>().HandleAsync(new ReportQuality("planet"), NoProgress.Instance, default);

        Assert.Equal("collect.group_column", outcome.Problem.Code);
    }

    [Fact]
    public void The_worst_data_score_zero_and_clean_data_a_hundred()
    {
        var clean = new QualityFacts { Rows = 1_000, UserActivity = [(10, 100)] };
        var worst = clean with
        {
            EqualRows = 900, KeepsRawIds = true, LateSources = ["a", "b", "c"],
            Time = new TimeFacts(default, default, 500, 500, 1000, default, default, 100, 90, 50, false),
            Columns = [new ColumnFacts("user", "text", "user", 900, 10, null, 100), new ColumnFacts("note", "text", "property", 0, 10, null, 1_000)],
        };

        Assert.Equal(100, QualityReports.Of(clean, f => f).Score);
        Assert.Equal(0, QualityReports.Of(worst, f => f).Score);
    }

    [Fact]
    public async Task Real_comments_hold_no_false_personal_data_to_speak_of()
    {
        using var bench = new ImportBench();

        var hotel = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(SharedMaterial.Path("data", "zh-hotel-reviews", "ChnSentiCorp_htl_all.csv.gz")));
        var clothing = await bench.ImportAsync(ImportKind.Feedback, new ImportRequest(SharedMaterial.Path("data", "clothing-reviews", "womens-clothing-reviews.csv.gz")));

        // Read by eye: the hotel reviews hold published telephone numbers of hotels; the clothing reviews hold none.
        Assert.Equal(0, clothing.Redacted.Values.Sum());
        Assert.InRange(hotel.Redacted.Values.Sum(), 1, 60);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Tests.Storage;

public sealed class PruningTests
{
    static readonly DataVersion Data = new("0123456789abcdef", 10, 0, null, null);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    // The law: what is old and reached from no citation goes, everything else stays. The expected set is closed by plain repetition.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Cited_evidence_survives_however_it_is_cited_and_the_rest_goes(int seed)
    {
        var random = new Random(seed);
        await using var workspace = await TestWorkspace.OpenAsync();
        var all = new List<Evidence>();
        var roots = new HashSet<EvidenceId>();
        for (var i = 0; i < 60; i++)
        {
            var below = all.Count == 0 ? [] : Enumerable.Range(0, random.Next(3)).Select(_ => all[random.Next(all.Count)].Id).Distinct().ToImmutableArray();
            var isYoung = random.Next(6) == 0;
            var evidence = Make(i, workspace.Clock.GetUtcNow().AddDays(isYoung ? -29 : -31), below);
            all.Add(evidence);
            var isCited = random.Next(4) == 0;
            if (isCited)
                await CiteAsync(workspace, evidence.Id, i);
            if (isCited || isYoung)
                roots.Add(evidence.Id);
        }

        await workspace.Get<IEvidenceStore>().SaveAsync(all, Token);
        var expected = new HashSet<EvidenceId>(roots);
        for (var size = 0; size != expected.Count;)
        {
            size = expected.Count;
            expected.UnionWith(all.Where(e => expected.Contains(e.Id)).SelectMany(e => e.RestsOn).ToList());
        }

        var report = await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);

        Assert.Equal(expected.Select(id => id.Value).Order(StringComparer.Ordinal), await KeptAsync(workspace));
        Assert.Equal((expected.Count, all.Count - expected.Count), (report.Evidence.Kept, report.Evidence.Gone));
        Assert.True(expected.Count < all.Count && roots.Count < expected.Count);
    }

    [Fact]
    public async Task Evidence_that_is_asked_for_again_stays_a_month_longer()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (asked, forgotten) = (Make(1, workspace.Clock.GetUtcNow()), Make(2, workspace.Clock.GetUtcNow()));
        await workspace.Get<IEvidenceStore>().SaveAsync([asked, forgotten], Token);

        workspace.Clock.Advance(TimeSpan.FromDays(20));
        await workspace.Get<IEvidenceStore>().SaveAsync([asked with { At = workspace.Clock.GetUtcNow() }], Token);
        workspace.Clock.Advance(TimeSpan.FromDays(20));
        await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);

        Assert.Equal([asked.Id.Value], await KeptAsync(workspace));
        workspace.Clock.Advance(TimeSpan.FromDays(20));
        await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);
        Assert.Empty(await KeptAsync(workspace));
    }

    [Fact]
    public async Task Old_jobs_that_are_over_go_and_what_still_counts_stays()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var now = workspace.Clock.GetUtcNow();
        await using (var db = workspace.Get<SinanDatabase>().CreateDbContext())
        {
            db.Jobs.AddRange(
                Job("done", JobState.Done, now.AddDays(-91)), Job("failed", JobState.Failed, now.AddDays(-91)), Job("cancelled", JobState.Cancelled, now.AddDays(-200)),
                Job("young", JobState.Done, now.AddDays(-89)), Job("waiting", JobState.Waiting, null), Job("running", JobState.Running, null),
                Job("earlier", JobState.Done, now.AddDays(-300), "schedule:1"), Job("last", JobState.Done, now.AddDays(-200), "schedule:1"), Job("late", JobState.Failed, now.AddDays(-100), "schedule:1"));
            await db.SaveChangesAsync(Token);
        }

        var report = await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);

        Assert.Equal(new PruneCount(4, 5), report.Jobs);
        await using var after = workspace.Get<SinanDatabase>().CreateDbContext();
        Assert.Equal(["last", "running", "waiting", "young"], await after.Jobs.Select(row => row.Kind).Order().ToListAsync(Token));
        var entry = Assert.Single(await workspace.Get<IAudit>().ListAsync(10, Token));
        Assert.Equal(("ann", "PruneWorkspace", "jobs 5, evidence 0, files 0"), (entry.Actor, entry.Action, entry.Subject));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_go_and_changes_nothing()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<IEvidenceStore>().SaveAsync([Make(1, workspace.Clock.GetUtcNow().AddDays(-31))], Token);
        var left = Left(workspace, "tmp/a.bin", 8);

        var told = await workspace.Get<IPruning>().RunAsync(isDryRun: true, "ann", Token);

        Assert.Equal((true, 1L, 1L, 3L), (told.IsDryRun, told.Evidence.Gone, told.Files.Gone, told.Bytes));
        Assert.Single(await KeptAsync(workspace));
        Assert.True(File.Exists(left));
        Assert.Empty(await workspace.Get<IAudit>().ListAsync(10, Token));
        var done = await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);
        Assert.Equal((told.Jobs, told.Evidence, told.Files, told.Bytes), (done.Jobs, done.Evidence, done.Files, done.Bytes));
        Assert.Equal(0, (await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token)).Gone);
    }

    [Fact]
    public async Task What_breaks_off_half_way_removes_nothing()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<IEvidenceStore>().SaveAsync([Make(1, workspace.Clock.GetUtcNow().AddDays(-31))], Token);
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        db.Jobs.Add(Job("done", JobState.Done, workspace.Clock.GetUtcNow().AddDays(-91)));
        await db.SaveChangesAsync(Token);
        await db.Database.ExecuteSqlAsync($"create trigger broken before delete on evidence begin select raise(abort, 'broken'); end", Token);

        await Assert.ThrowsAnyAsync<Exception>(() => workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token));

        Assert.Equal(1, await db.Jobs.CountAsync(Token));
        Assert.Single(await KeptAsync(workspace));
    }

    [Fact]
    public async Task Files_left_behind_go_and_what_a_waiting_job_needs_stays()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        await workspace.Get<IJobs>().EnqueueAsync("ImportEvents", new { upload = "aaaa" }, null, Token);
        string[] gone = [Left(workspace, "uploads/bbbb/events.csv", 8), Left(workspace, "blobs/incoming/cccc", 8), Left(workspace, "backups/staging-dddd/sinan.db", 8), Left(workspace, "events/exports/backup-eeee.duckdb", 8)];
        string[] kept = [Left(workspace, "uploads/aaaa/events.csv", 8), Left(workspace, "uploads/ffff/events.csv", 6), Left(workspace, "backups/sinan-before-x.db", 400), Left(workspace, "blobs/gg/gggg", 400)];

        var report = await workspace.Get<IPruning>().RunAsync(isDryRun: false, "ann", Token);

        Assert.Equal((new PruneCount(2, 4), 12L), (report.Files, report.Bytes));
        Assert.DoesNotContain(gone, File.Exists);
        Assert.False(Directory.Exists(Path.GetDirectoryName(gone[0])));
        Assert.All(kept, file => Assert.True(File.Exists(file), file));
    }

    [Theory]
    [InlineData(6, 30)]
    [InlineData(90, 3651)]
    public async Task A_rule_of_too_few_or_too_many_days_is_refused(int jobs, int evidence)
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var pruning = workspace.Get<IPruning>();

        Assert.Equal("prune.days", (await pruning.SetRuleAsync(new PruneRule(jobs, evidence), "ann", Token)).Problem.Code);

        Assert.Equal(new PruneRule(90, 30), await pruning.RuleAsync(Token));
        Assert.True((await pruning.SetRuleAsync(new PruneRule(7, 7), "ann", Token)).IsOk);
        Assert.Equal(new PruneRule(7, 7), await pruning.RuleAsync(Token));
        Assert.Equal("SetPruneRule", Assert.Single(await workspace.Get<IAudit>().ListAsync(10, Token)).Action);
    }

    /// <summary>Writes an address into one of the places that cite.</summary>
    static async Task CiteAsync(TestWorkspace workspace, EvidenceId id, int place)
    {
        var name = place.ToString(CultureInfo.InvariantCulture);
        string PathOf(string ending) => workspace.Get<IWorkspace>().PathOf("documents", name + ending);
        switch (place % 7)
        {
            case 0:
                await workspace.Get<ISettings>().SaveAsync("book." + name, new[] { id }, Token);
                break;
            case 1:
                await workspace.Get<ISnapshots>().SaveAsync("listen.themes", new { Sentence = $"(see /evidence/{id.Value})" }, Data, Token);
                break;
            case 2:
                // Across the border between two pieces in which a file is read.
                await File.WriteAllTextAsync(PathOf(".md"), new string('x', 65_530) + id.Value, Token);
                break;
            case 3:
                await using (var archive = await ZipFile.OpenAsync(PathOf(".docx"), ZipArchiveMode.Create, Token))
                await using (var writer = new StreamWriter(await archive.CreateEntry("word/document.xml").OpenAsync(Token)))
                    await writer.WriteAsync(new string('y', 100_000) + "<w:t>" + id.Value + "</w:t>");
                break;
            default:
                await using (var db = workspace.Get<SinanDatabase>().CreateDbContext())
                {
                    var row = (place % 7) switch
                    {
                        4 => (object)new DocumentVersionRow { InitiativeId = place, Document = "needs", Number = 1, Fingerprint = "f", Content = "{}", Facts = $"[{{\"evidence\":\"{id.Value}\"}}]" },
                        5 => new InitiativeRow { Content = $"{{\"draft\":\"{id.Value}\"}}" },
                        _ => Job("Draft", JobState.Done, workspace.Clock.GetUtcNow().AddDays(-1), result: id.Value),
                    };
                    db.Add(row);
                    await db.SaveChangesAsync(Token);
                }

                break;
        }
    }

    static Evidence Make(int number, DateTimeOffset at, ImmutableArray<EvidenceId> below = default) => new Evidence
    {
        Stage = "understand", Question = "AnswerTrend", Parameters = number.ToString(CultureInfo.InvariantCulture), Statement = Phrase.Literal("a"), Data = Data, Method = "method.count", Value = number,
        Unit = FactKind.Count, NoInterval = "evidence.no_interval.exact_count", RestsOn = below.IsDefault ? [] : below, CodeVersion = "1", At = at,
    }.Sealed();

    static JobRow Job(string kind, JobState state, DateTimeOffset? ended, string? key = null, string? result = null) => new()
    {
        Kind = kind, Payload = "{}", State = state, DedupeKey = key, Result = result, Created = DateTimeOffset.UnixEpoch, NotBefore = DateTimeOffset.UnixEpoch, Ended = ended,
    };

    static string Left(TestWorkspace workspace, string place, int daysAgo)
    {
        var path = workspace.Get<IWorkspace>().PathOf(place.Split('/'));
        File.WriteAllText(path, "abc");
        File.SetLastWriteTimeUtc(path, workspace.Clock.GetUtcNow().AddDays(-daysAgo).UtcDateTime);
        return path;
    }

    static async Task<List<string>> KeptAsync(TestWorkspace workspace)
    {
        await using var db = workspace.Get<SinanDatabase>().CreateDbContext();
        return [.. (await db.Evidence.Select(row => row.Id).ToListAsync(Token)).Order(StringComparer.Ordinal)];
    }
}

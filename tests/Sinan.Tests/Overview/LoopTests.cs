using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Features.EstimateEffort;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Overview.Domain.Sample;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features.HearSegment;
using Sinan.Storage;

namespace Sinan.Tests.Overview;

/// <summary>The main job on the sample, through the command line: the planted truths must be found. One run serves all tests of the class.</summary>
public sealed partial class LoopTests(LoopTests.Demo demo) : IClassFixture<LoopTests.Demo>
{
    public sealed class Demo : IAsyncLifetime
    {
        public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("sinan-loop").FullName;

        public JsonElement Found { get; private set; }

        public string Errors { get; private set; } = "";

        public PlantedTruths Truths { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var (code, output, errors) = await RunAsync("demo", "--no-serve", "--json", "--lang", "en", "--no-progress");
            Errors = errors;
            Assert.True(code == 0, errors);
            Found = JsonDocument.Parse(output).RootElement;
            Truths = JsonSerializer.Deserialize<PlantedTruths>(await File.ReadAllBytesAsync(Path.Combine(Directory, "sample", "planted-truths.json")), EvidenceJson.Options)!;
        }

        public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            var code = await SinanCli.RunAsync([.. args, "--workspace", Directory], new CommandIo(output, errors, Stream.Null, Directory, false, _ => null));
            return (code, output.ToString(), errors.ToString());
        }

        public ValueTask DisposeAsync()
        {
            System.IO.Directory.Delete(Directory, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    IReadOnlyList<JsonElement> Needs => [.. demo.Found.GetProperty("needs").EnumerateArray()];

    [Fact]
    public void The_answer_has_the_promised_keys()
    {
        foreach (var key in new[] { "workspace", "import", "quality", "segments", "themes", "needs", "documents", "seconds", "seed" })
            Assert.True(demo.Found.TryGetProperty(key, out _), key);
        foreach (var key in new[] { "id", "title", "category", "segment", "score", "score_ci95", "rank", "rank_ci95", "rank_probability", "reach", "impact", "confidence", "effort", "urgency", "importance", "evidence" })
            Assert.All(Needs, n => Assert.True(n.TryGetProperty(key, out _), key));
        Assert.All(Needs.SelectMany(n => n.GetProperty("evidence").EnumerateArray()), e =>
        {
            foreach (var key in new[] { "id", "kind", "text", "value", "ci95" })
                Assert.True(e.TryGetProperty(key, out _), key);
        });
    }

    [Fact]
    public void Every_row_of_the_sample_is_imported_or_rejected()
    {
        var import = demo.Found.GetProperty("import");
        var rejected = import.GetProperty("rejected").EnumerateObject().Sum(r => r.Value.GetInt64());

        Assert.Equal(demo.Truths.Events, import.GetProperty("rows_read").GetInt64());
        Assert.Equal(demo.Truths.Events, import.GetProperty("rows_imported").GetInt64() + import.GetProperty("duplicates").GetInt64() + rejected);
        Assert.Equal(demo.Truths.Dirt.MissingUsers, import.GetProperty("rejected").GetProperty("missing_user").GetInt64());
    }

    [Fact]
    public void The_failing_payment_and_the_late_deliveries_are_among_the_first_five_needs()
    {
        var first = Needs.Take(5).ToList();

        var payment = first.Single(n => n.GetProperty("title").GetString()!.Contains(demo.Truths.Friction.Value, StringComparison.Ordinal));
        Assert.Equal(1, payment.GetProperty("rank").GetInt32());
        Assert.Equal(["friction", "voice"], payment.GetProperty("sources").EnumerateArray().Select(s => s.GetString()!));
        Assert.Contains(payment.GetProperty("evidence").EnumerateArray(), e => e.GetProperty("text").GetString()!.Contains("3.2.0", StringComparison.Ordinal));
        Assert.Contains(first, n => n.GetProperty("title").GetString() == "Deliver on time, and say when"
            && n.GetProperty("evidence").EnumerateArray().Any(e => e.GetProperty("text").GetString()!.Contains("In the week of 2026-08-10", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_feature_asked_for_and_the_items_bought_together_are_needs()
    {
        Assert.Contains(Needs, n => n.GetProperty("title").GetString() == "Offer e-invoices");
        Assert.Contains(Needs, n => n.GetProperty("title").GetString() is { } title
            && title.Contains(demo.Truths.Pair.FirstTitle, StringComparison.Ordinal) && title.Contains(demo.Truths.Pair.SecondTitle, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_groups_of_users_are_recovered()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (workspace, record) = (services.GetRequiredService<IWorkspace>(), services.GetRequiredService<IEventRecord>());
        var found = (await services.GetRequiredService<ISegments>().MembershipAsync(Stop))!;
        var rows = await record.QueryAsync("SELECT user_no, user_key FROM users", 100_000, Stop);
        var numbers = rows.Rows.ToDictionary(r => UInt128.Parse(r[1]!, CultureInfo.InvariantCulture), r => int.Parse(r[0]!, CultureInfo.InvariantCulture));
        var (planted, recovered) = (new List<int>(), new List<int>());
        foreach (var (group, truth) in demo.Truths.Groups.Index())
        {
            foreach (var user in truth.Users)
            {
                if (!numbers.TryGetValue(workspace.UserKey(Encoding.UTF8.GetBytes(user)), out var number) || found.OfUser.Span[number] < 0)
                    continue;
                planted.Add(group);
                recovered.Add(found.OfUser.Span[number]);
            }
        }

        Assert.Equal(3, demo.Found.GetProperty("segments").GetProperty("k").GetInt32());
        Assert.True(planted.Count > 0.99 * demo.Truths.Users, $"Only {planted.Count} users were found again.");
        var agreement = Agreement.AdjustedRand([.. planted], [.. recovered]);
        Assert.True(agreement >= 0.9, $"The adjusted Rand index is {agreement:0.000}.");
    }

    [Fact]
    public void The_experiment_shows_the_planted_uplifts_inside_its_intervals()
    {
        var metrics = demo.Found.GetProperty("experiment").GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("metric").GetString()!);
        var revenue = metrics["revenue_per_user"].GetProperty("effects")[0];
        var satisfaction = metrics["satisfaction"].GetProperty("effects")[0];

        Assert.InRange(demo.Truths.Experiment.RevenueUplift, revenue.GetProperty("lift_interval").GetProperty("low").GetDouble(), revenue.GetProperty("lift_interval").GetProperty("high").GetDouble());
        Assert.True(revenue.GetProperty("lift_interval").GetProperty("low").GetDouble() > 0);
        Assert.InRange(demo.Truths.Experiment.RatingUplift, satisfaction.GetProperty("interval").GetProperty("low").GetDouble(), satisfaction.GetProperty("interval").GetProperty("high").GetDouble());
        Assert.True(satisfaction.GetProperty("interval").GetProperty("low").GetDouble() > 0);
    }

    [Fact]
    public void All_documents_are_written_and_every_figure_has_evidence()
    {
        var documents = demo.Found.GetProperty("documents").EnumerateArray().ToList();

        Assert.Equal(12, documents.Count);
        Assert.All(documents, d =>
        {
            Assert.True(File.Exists(d.GetProperty("path").GetString()));
            Assert.Equal(0, d.GetProperty("unsupported").GetInt32());
            Assert.True(d.GetProperty("facts").GetInt32() > 20);
        });
    }

    [Fact]
    public async Task Ranking_again_gives_the_same_needs()
    {
        var (code, output, errors) = await demo.RunAsync("decide", "needs", "--json", "--lang", "en", "--no-progress");

        Assert.True(code == 0, errors);
        var again = JsonDocument.Parse(output).RootElement.GetProperty("needs").EnumerateArray();
        Assert.Equal(Needs.Select(n => (n.GetProperty("id").GetString(), n.GetProperty("score").GetDouble(), n.GetProperty("top_three").GetDouble())),
            again.Select(n => (n.GetProperty("id").GetString(), n.GetProperty("score").GetDouble(), n.GetProperty("top_three").GetDouble())));
    }

    [Fact]
    public async Task Segments_are_heard_and_what_they_say_more_is_proved()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (hearer, store) = (services.GetRequiredService<HearSegmentHandler>(), services.GetRequiredService<IEvidenceStore>());
        var heard = 0;
        foreach (var segment in (await services.GetRequiredService<ISegments>().LatestAsync(Stop))!.Segments)
        {
            var outcome = await hearer.HandleAsync(new HearSegment(segment.Id), Stop);
            if (!outcome.IsOk)
            {
                Assert.Equal("understand.voice.too_few", outcome.Problem.Code);
                continue;
            }

            heard++;
            Assert.True(outcome.Value.TestedWords > 20);
            Assert.All(outcome.Value.Themes, t => Assert.InRange(t.Q, 0, 1));
            foreach (var word in outcome.Value.Words)
            {
                Assert.True(word is { Odds: > 1, Q: <= 0.05 } && word.Interval.Low > 1);
                Assert.Equal(word.Odds, (await store.FindAsync(word.Evidence, Stop))!.Value);
            }
        }

        Assert.True(heard > 0);
        Assert.Equal("understand.segments.unknown", (await hearer.HandleAsync(new HearSegment("nobody"), Stop)) is { IsOk: false } unknown ? unknown.Problem.Code : "heard");
    }

    /// <summary>The score is reach × impact × confidence ÷ effort whatever the outlook says; the outlook has its evidence with the same value and interval.</summary>
    [Fact]
    public async Task The_outlook_of_a_need_is_shown_and_proved_and_no_part_of_the_score()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IEvidenceStore>();
        var seen = Needs.Where(n => n.TryGetProperty("outlook", out var o) && o.ValueKind == JsonValueKind.Object).ToList();

        Assert.NotEmpty(seen);
        foreach (var need in seen)
        {
            var outlook = need.GetProperty("outlook");
            var proof = await store.FindAsync(EvidenceId.Parse(outlook.GetProperty("evidence").GetString()!), Stop);
            Assert.Equal(("understand", "ForecastMetric"), (proof!.Stage, proof.Question));
            Assert.Equal(outlook.GetProperty("value").GetDouble(), proof.Value);
            Assert.Equal([proof.Interval!.Low, proof.Interval.High], outlook.GetProperty("range").EnumerateArray().Select(x => x.GetDouble()));
            var (low, lately, high) = (proof.Interval.Low, outlook.GetProperty("lately").GetDouble(), proof.Interval.High);
            Assert.Equal(low > lately ? "rising" : high < lately ? "falling" : "unclear", outlook.GetProperty("direction").GetString());
        }

        // Thirty weeks that rise by three each, and too few weeks.
        var outlooks = scope.ServiceProvider.GetRequiredService<IOutlooks>();
        var weeks = Enumerable.Range(0, 30).Select(w => (new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddDays(7 * w), 10.0 + (3 * w) + (w % 3))).ToList();
        var rising = (await outlooks.OfWeeksAsync("parcels", weeks, Stop))!;
        Assert.Equal(("rising", "week", weeks.TakeLast(4).Average(w => w.Item2)), (rising.Direction, rising.Interval, rising.Lately));
        Assert.Equal(weeks[^1].Item1.AddDays(28), rising.Start);
        Assert.Null(await outlooks.OfWeeksAsync("parcels", [.. weeks.Take(8)], Stop));

        Assert.All(Needs, n => Assert.Equal(
            n.GetProperty("reach").GetDouble() * n.GetProperty("impact").GetDouble() * n.GetProperty("confidence").GetDouble() / n.GetProperty("effort").GetDouble(), n.GetProperty("score").GetDouble(), 6));
    }

    /// <summary>Beyond the kinds of question known to the sources: all evidence that the loop has kept.</summary>
    [Fact]
    public async Task Every_parameter_of_the_kept_evidence_has_words()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<SinanDb>>().CreateDbContextAsync(Stop);
        var kept = (await db.Evidence.Select(e => e.Content).ToListAsync(Stop)).Select(c => JsonSerializer.Deserialize<Evidence>(c, EvidenceJson.Options)!).ToList();
        var names = kept.SelectMany(e => Names(JsonDocument.Parse(e.Parameters).RootElement)).Distinct(StringComparer.Ordinal).ToList();
        var words = SinanCli.Texts.Entries(Lang.English);

        Assert.True(names.Count > 10);
        Assert.Equal("", string.Join(' ', names.Where(n => !words.ContainsKey("web.parameter." + n))));
        Assert.Equal("", string.Join(' ', kept.Select(e => e.Question).Distinct().Where(q => !words.ContainsKey("question." + q))));

        // As the page shows them: what stands in an object is told beside the others, an estimate with its ends on one line.
        static IEnumerable<string> Names(JsonElement of) => of.ValueKind != JsonValueKind.Object
            ? []
            : of.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.Object && !p.Value.TryGetProperty("low", out _) ? Names(p.Value) : [p.Name]);
    }

    [Fact]
    public async Task An_effort_that_a_person_enters_changes_the_score_and_only_a_plausible_one_is_taken()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<EstimateEffortHandler>();
        var invoice = Needs.Single(n => n.GetProperty("title").GetString() == "Offer e-invoices");
        var (id, score) = (invoice.GetProperty("id").GetString()!, invoice.GetProperty("score").GetDouble());

        var halved = await handler.HandleAsync(new EstimateEffort(id, 5, null, null, "test"), Stop);
        var back = await handler.HandleAsync(new EstimateEffort(id, null, null, null, "test"), Stop);
        var absurd = await handler.HandleAsync(new EstimateEffort(id, -3, null, null, "test"), Stop);
        var unknown = await handler.HandleAsync(new EstimateEffort("n-none", 5, null, null, "test"), Stop);

        // The usual effort of a feature is 10 person-days: half of it doubles the score.
        Assert.Equal(2 * score, halved.Value.Find(id)!.Score.Value, 6);
        Assert.True(halved.Value.Find(id)!.IsEffortEntered);
        Assert.Equal(score, back.Value.Find(id)!.Score.Value, 6);
        Assert.Equal(("decide.effort.out_of_range", "decide.need.not_found"), (absurd.Problem.Code, unknown.Problem.Code));
    }

    [Fact]
    public async Task Writing_one_format_again_takes_no_format_from_the_pages()
    {
        var again = Path.Combine(demo.Directory, "again");
        var (code, output, errors) = await demo.RunAsync("deliver", "documents", "--format", "md", "--out", again, "--json", "--no-progress");

        Assert.True(code == 0, errors);
        Assert.All(JsonDocument.Parse(output).RootElement.GetProperty("documents").EnumerateArray(), d => Assert.Equal("md", d.GetProperty("format").GetString()));
        Assert.Equal(4, Directory.GetFiles(again).Length);
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        Assert.Equal(12, (await scope.ServiceProvider.GetRequiredService<IDocuments>().LatestAsync(Stop))!.Documents.Length);
    }

    [Fact]
    public void Nobodys_id_leaves_the_workspace()
    {
        var ids = demo.Truths.Groups.SelectMany(g => g.Users).Take(2_000).ToHashSet();
        var text = demo.Found.GetRawText() + string.Concat(demo.Found.GetProperty("documents").EnumerateArray().Where(d => d.GetProperty("format").GetString() != "docx").Select(d => File.ReadAllText(d.GetProperty("path").GetString()!)));

        Assert.DoesNotContain(ids, id => text.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain("13800138", text, StringComparison.Ordinal);
    }
}

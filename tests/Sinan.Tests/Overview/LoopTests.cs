using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Features.EstimateEffort;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Overview.Domain.Sample;
using Sinan.Stages.Understand.Contracts;
using Sinan.Storage;

namespace Sinan.Tests.Overview;

/// <summary>The main job on the sample, through the command line: the planted truths must be found. One run serves all tests of the class.</summary>
public sealed class LoopTests(LoopTests.Demo demo) : IClassFixture<LoopTests.Demo>
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

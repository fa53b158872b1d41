using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Understand.Contracts;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

/// <summary>Whether shipping a need helped, told by a comparison of variants.</summary>
public sealed class ExperimentEffectTests(TestServer server) : IClassFixture<TestServer>
{
    static readonly DateTimeOffset shipped = new(2024, 5, 1, 9, 30, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.02, 0.2, 0.01, true, true)]
    [InlineData(0.02, 0.2, 0.01, false, false)]
    [InlineData(-0.02, 0.2, 0.4, true, false)]
    // The interval alone leaves out 0, the correction for what was measured beside it does not.
    [InlineData(0.02, 0.2, 0.06, true, false)]
    public void An_effect_verifies_where_interval_and_corrected_p_both_say_so(double low, double high, double adjusted, bool riseIsGood, bool isBetter)
    {
        var proof = EvidenceId.OfContent("x"u8);
        var effect = new VariantEffect("b", (low + high) / 2, new Interval(low, high), 0.1, new Interval(0, 0.2), 0.01, adjusted, new Phrase("x"), proof);
        var metric = new ComparedMetric("conversion", FactKind.Share, [new("control", 100, 0.1, new Interval(0, 1)), new("b", 120, 0.2, new Interval(0, 1)), new("c", 90, 0.2, new Interval(0, 1))], [effect]);
        var comparison = new GroupComparison
        {
            Data = DataVersion.Empty, At = shipped, Column = "variant", Control = "control", Answer = new Phrase("x"), Variants = [], Mixed = 0, SplitP = 0.5, SplitEvidence = proof, Metrics = [metric],
        };

        var told = NeedEffect.OfExperiment(comparison, metric, effect, shipped, riseIsGood);
        Assert.Equal((isBetter, FactKind.Points, 220L), (told.IsBetter, told.Unit, told.Users!.Value));
        Assert.Equal([proof], told.RestsOn);
    }

    [Fact]
    public async Task A_shipped_need_is_verified_by_the_variant_that_had_it()
    {
        await ImportAsync();
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        var id = await ShippedAsync(program, "Order in one step");
        var effect = "/understand/compare?metric=orders_per_user&variant=b";
        Assert.Equal("decide.effect.experiment.none", await CodeAsync(program, id, effect));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/understand/compare?column=variant", Stop)).StatusCode);

        using var editor = await server.PersonAsync(AccountRole.Editor);
        var offered = new HtmlParser().ParseDocument(await editor.GetStringAsync("/decide/needs/" + id, Stop)).QuerySelectorAll("select[name=Metric] option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Contains(effect, offered);
        Assert.Equal("decide.effect.experiment.unknown", await CodeAsync(program, id, "/understand/compare?metric=orders_per_user&variant=z"));

        // Everybody in the control orders once, everybody with b three times.
        using var measured = await program.PostAsync($"/api/v1/decide/needs/{id}/effect?metric={Uri.EscapeDataString(effect)}", null, Stop);
        var verdict = await measured.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((true, "verified"), (verdict.GetProperty("is_better").GetBoolean(), verdict.GetProperty("card").GetProperty("state").GetString()));
        var number = verdict.GetProperty("effect");
        Assert.InRange(number.GetProperty("number").GetDouble(), number.GetProperty("interval").GetProperty("low").GetDouble(), number.GetProperty("interval").GetProperty("high").GetDouble());
        Assert.InRange(number.GetProperty("number").GetDouble(), 1.9, 2.1);
        var proof = await program.GetFromJsonAsync<JsonElement>("/api/v1/evidence/" + number.GetProperty("evidence").GetString(), Stop);
        Assert.Equal("method.effect_experiment", proof.GetProperty("method").GetString());
        Assert.Equal(1, proof.GetProperty("rests_on").GetArrayLength());
    }

    async Task<string?> CodeAsync(HttpClient program, string id, string metric)
    {
        using var answer = await program.PostAsync($"/api/v1/decide/needs/{id}/effect?metric={Uri.EscapeDataString(metric)}", null, Stop);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();
    }

    async Task ImportAsync()
    {
        var rows = Enumerable.Range(0, 200).SelectMany(u => Enumerable.Range(0, (u % 2 == 0 ? 1 : 3) + (u % 10 < 2 ? 1 : 0)).Select(n => string.Create(
            CultureInfo.InvariantCulture, $"u{u},2024-04-{1 + (u % 28):00} {8 + n:00}:00:00,purchase,{(u % 2 == 0 ? "control" : "b")},10")));
        var file = Path.Combine(Directory.CreateTempSubdirectory("sinan-experiment-").FullName, "log.csv");
        await File.WriteAllTextAsync(file, "user,time,event,variant,value\n" + string.Join('\n', rows), Stop);
        await using var scope = server.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<IImporter>().ImportAsync(ImportKind.Events, new ImportRequest(file), NoProgress.Instance, Stop)).IsOk);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    async Task<string> ShippedAsync(HttpClient program, string title)
    {
        using var entered = await program.PostAsJsonAsync("/api/v1/decide/needs/entered", new { title, category = "feature" }, Stop);
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
        Assert.True((await server.Services.GetRequiredService<INeedStore>().ChangeAsync(id, c => (c with { State = NeedState.Shipped, Shipped = shipped }, null), Stop)).IsOk);
        return id;
    }
}

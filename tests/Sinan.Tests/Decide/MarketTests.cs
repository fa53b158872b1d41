using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Market;
using Sinan.Tests.Web;

namespace Sinan.Tests.Decide;

public sealed class MarketTests(TestServer server) : IClassFixture<TestServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_gap_is_what_others_have_in_full_and_ours_has_not()
    {
        var board = new MarketBoard(
            ["ours", "a", "b"],
            [
                Row("missing", FeatureSupport.None, FeatureSupport.Full, FeatureSupport.Partial), Row("half", FeatureSupport.Partial, FeatureSupport.Full, FeatureSupport.Full),
                Row("ours alone", FeatureSupport.Full, FeatureSupport.None, FeatureSupport.None), Row("nobody", FeatureSupport.None, FeatureSupport.None, FeatureSupport.Partial),
                Row("not looked at", FeatureSupport.Unknown, FeatureSupport.Full, FeatureSupport.Full),
            ],
            []);

        Assert.Equal([("half", 2), ("missing", 1)], board.Gaps.Select(g => (g.Feature.Name, g.Others)));
        Assert.Empty(MarketBoard.Empty.Gaps);
    }

    [Fact]
    public async Task A_gap_and_a_note_become_needs_with_their_sources()
    {
        using var admin = await server.PersonAsync(AccountRole.Admin);
        using var program = await server.ProgramAsync(Permissions.Read, Permissions.Write);
        foreach (var name in new[] { "Ours", "Cedar" })
            Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync("/api/v1/decide/market/products", new { name }, Stop)).StatusCode);
        Assert.Equal("decide.market.name", await CodeAsync(await program.PostAsJsonAsync("/api/v1/decide/market/products", new { name = "Cedar" }, Stop)));
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync("/api/v1/decide/market/features", new { name = "Offline reading", support = new { Ours = "none", Cedar = "full" } }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync("/api/v1/decide/market/notes", new { title = "Schools buy in groups <b>", source = "fair" }, Stop)).StatusCode);
        Assert.Equal("decide.market.note", await CodeAsync(await program.PostAsJsonAsync("/api/v1/decide/market/notes", new { title = " " }, Stop)));

        using var ofFeature = await TestServer.SubmitAsync(admin, "/decide/market", "need Feature Offline reading", ("Feature", "Offline reading"));
        using var ofNote = await TestServer.SubmitAsync(admin, "/decide/market", "need Note 1", ("Note", "1"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (ofFeature.StatusCode, ofNote.StatusCode));
        var market = (await program.GetFromJsonAsync<JsonElement>("/api/v1/decide/market", Stop)).GetProperty("board");
        foreach (var (need, origin) in new[] { (market.GetProperty("features")[0], "competitor"), (market.GetProperty("notes")[0], "market") })
        {
            var story = await program.GetFromJsonAsync<JsonElement>("/api/v1/decide/needs/" + need.GetProperty("need").GetString(), Stop);
            Assert.Equal((origin, "candidate"), (story.GetProperty("origin").GetString(), story.GetProperty("state").GetString()));
        }

        Assert.Contains("&lt;b&gt;", await admin.GetStringAsync("/decide/market", Stop), StringComparison.Ordinal);
    }

    static MarketFeature Row(string name, params FeatureSupport[] support) =>
        new(name, new[] { "ours", "a", "b" }.Zip(support).ToImmutableSortedDictionary(s => s.First, s => s.Second), null);

    static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using (answer)
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();
    }
}

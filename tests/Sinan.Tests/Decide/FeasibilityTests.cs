using System.Text.Json;
using Sinan.Numerics.Random;
using Sinan.Tests.Understand;

namespace Sinan.Tests.Decide;

public sealed class FeasibilityTests : IDisposable
{
    static readonly string[] good = ["great", "lovely", "perfect", "fast", "fresh"], bad = ["broken", "slow", "rude", "late", "dirty"], things = ["room", "meal", "parcel", "clerk", "lift", "lamp", "chair", "phone"];

    readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    /// <summary>Texts whose words tell the label; a tenth of the labels is wrong, so that nobody can tell more than nine in ten.</summary>
    string Reviews(int rows, double secondWrong = 0.1)
    {
        var random = new SplitMix64(7L);
        return line.File("reviews.csv", "text,label,second,channel,who,day\n" + string.Join('\n', Enumerable.Range(0, rows).Select(i =>
        {
            var isGood = random.NextBool(0.5);
            var words = isGood ? good : bad;
            string Label(double wrong) => random.NextBool(wrong) == isGood ? "bad" : "good";
            return FormattableString.Invariant($"the {things[random.NextInt(8)]} {i} was {words[random.NextInt(5)]} and {words[random.NextInt(5)]},{Label(0.1)},{Label(secondWrong)},{(i % 4 == 0 ? "shop" : "app")},u{i % 50},2024-03-{1 + (i % 28):00}");
        })));
    }

    [Fact]
    public async Task A_target_below_what_the_labels_allow_is_reachable_and_one_above_is_not()
    {
        string[] ask = ["decide", "feasibility", Reviews(600), "--text", "text", "--label", "label", "--rows", "3000"];

        var (low, high) = (await line.AskAsync([.. ask, "--target", "80"]), await line.AskAsync([.. ask, "--target", "98"]));

        Assert.Equal("reachable", low.GetProperty("verdict").GetString());
        Assert.Equal("not_reachable", high.GetProperty("verdict").GetString());
        Assert.InRange(low.GetProperty("score").GetDouble(), 0.85, 0.94);
        Assert.Equal((600, 3000, 2), (low.GetProperty("rows").GetInt32(), low.GetProperty("at_rows").GetInt32(), low.GetProperty("labels").GetArrayLength()));
        Assert.Equal(low.GetProperty("points").GetRawText(), high.GetProperty("points").GetRawText());
        Assert.Equal(JsonValueKind.Null, high.GetProperty("rows_needed").ValueKind);
    }

    [Fact]
    public async Task Wrong_labels_and_the_agreement_of_two_people_bound_what_can_be_reached()
    {
        var answer = await line.AskAsync(
            "decide", "feasibility", Reviews(600), "--text", "text", "--label", "label", "--second", "second", "--target", "91", "--label-error", "10", "--rows", "100000");

        // 1 − 0.1; two people who each err in a tenth agree in 0.82, which gives a tenth back.
        Assert.Equal(0.9, answer.GetProperty("label_ceiling").GetDouble(), 1e-9);
        Assert.InRange(answer.GetProperty("human_ceiling").GetDouble(), 0.87, 0.93);
        Assert.Equal("not_reachable", answer.GetProperty("verdict").GetString());
    }

    // By hand: 600 texts in 2 labels × 2 channels, a quarter of them in the shop; κ of two who err in 0.1 and in 0.3 is about 0.32; the newest row is long past.
    [Fact]
    public async Task Every_property_of_the_data_gets_its_verdict()
    {
        var answer = await line.AskAsync(
            "decide", "feasibility", Reviews(600, secondWrong: 0.3), "--text", "text", "--label", "label", "--second", "second", "--scenario", "channel", "--group", "channel", "--user", "who", "--time", "day");
        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("verdict").GetString());

        Assert.Equal("good", checks["available"]);
        Assert.Equal("good", checks["complete"]);
        Assert.Equal("good", checks["volume"]);
        Assert.Equal("good", checks["coverage"]);
        Assert.Equal("bad", checks["fresh"]);
        Assert.Equal("good", checks["groups"]);
        Assert.Equal("good", checks["cold_start"]);
        Assert.Equal("bad", checks["label_quality"]);
        Assert.Equal("limited", checks["lawful"]);
        Assert.Equal(4, answer.GetProperty("coverage").GetArrayLength());
        Assert.Equal(600, answer.GetProperty("coverage").EnumerateArray().Sum(c => c.GetProperty("rows").GetInt32()));
        Assert.Equal(["app", "shop"], answer.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Personal_data_thin_cells_and_torn_labels_are_found()
    {
        var file = line.File("few.csv", "text,label,where\n" + string.Join('\n', Enumerable.Range(0, 100).Select(i =>
            $"{(i % 2 == 0 ? "fine" : "awful")} call 1381234{i:0000} number {i},{(i % 2 == 0 ? "good" : "bad")},{(i < 90 ? "day" : "night")}")) + "\nsame words,good,day\nsame words,bad,day");

        var answer = await line.AskAsync("decide", "feasibility", file, "--text", "text", "--label", "label", "--scenario", "where");
        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("verdict").GetString());

        // Both labels at night have five rows each; the one repeated text bears both labels.
        Assert.Equal(("bad", "bad", "bad", "limited"), (checks["lawful"], checks["coverage"], checks["label_quality"], checks["available"]));
    }

    [Theory]
    [InlineData("decide.feasibility.columns", 2, "--target", "80")]
    [InlineData("listen.no_column", 2, "--text", "words", "--label", "label")]
    [InlineData("decide.feasibility.numbers", 2, "--text", "text", "--label", "label", "--target", "120")]
    [InlineData("decide.feasibility.one_label", 1, "--text", "text", "--label", "channel2")]
    public async Task Bad_questions_get_one_clear_message(string code, int exit, params string[] options)
    {
        var file = line.File("one.csv", "text,label,channel2\n" + string.Join('\n', Enumerable.Range(0, 100).Select(i => $"text {i},{(i % 2 == 0 ? "a" : "b")},app")));

        var (found, _, error) = await line.RunAsync(["decide", "feasibility", file, .. options, "--lang", "en"]);

        Assert.Equal(exit, found);
        Assert.Contains($"[{code}]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_are_said_to_be_too_few()
    {
        var (exit, _, error) = await line.RunAsync("decide", "feasibility", Reviews(40), "--text", "text", "--label", "label", "--lang", "en");

        Assert.Equal(1, exit);
        Assert.Contains("[decide.feasibility.few_rows]", error, StringComparison.Ordinal);
        Assert.Contains("40", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comments_of_a_workspace_are_measured_by_their_stars_and_their_labels_alike()
    {
        var random = new SplitMix64(3L);
        var file = line.File("comments.csv", "text,rating,time,source\n" + string.Join('\n', Enumerable.Range(0, 200).Select(i =>
            $"the {things[random.NextInt(8)]} {i} was {(i % 2 == 0 ? good : bad)[random.NextInt(5)]},{(i % 2 == 0 ? 5 : 1)},2024-03-{1 + (i % 28):00},{(i % 3 == 0 ? "app" : "shop")}")));
        await line.AskAsync("collect", "import", "feedback", file);

        var (first, again) = (await line.AskAsync("decide", "feasibility", "--target", "70"), await line.AskAsync("decide", "feasibility", "--target", "70", "--threads", "1"));

        Assert.Equal(("rating", 200), (first.GetProperty("told").GetString(), first.GetProperty("rows").GetInt32()));
        Assert.Equal(first.GetProperty("points").GetRawText(), again.GetProperty("points").GetRawText());
        Assert.StartsWith("ev-", first.GetProperty("score_evidence").GetString(), StringComparison.Ordinal);
        Assert.Contains("[decide.need.not_found]", (await line.RunAsync("decide", "feasibility", "--need", "nobody")).Error, StringComparison.Ordinal);
        Assert.Contains("[decide.feasibility.no_labels]", (await line.RunAsync("decide", "feasibility", "--told", "label")).Error, StringComparison.Ordinal);
        Assert.Contains("[decide.feasibility.told]", (await line.RunAsync("decide", "feasibility", "--told", "mood")).Error, StringComparison.Ordinal);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>Questions asked of a share of the users, against the same questions asked of everybody. How often the intervals hold is measured over seeds in Sinan.Numerics.Tests.</summary>
public sealed class SampledQuestionTests : IDisposable
{
    readonly CommandLine shell = new();
    readonly string file;

    public SampledQuestionTests() => file = shell.File("log.csv", Log(3_000));

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("funnel", "--steps", "view,pay", "--within", "7d", "--by", "plan")]
    [InlineData("retention", "--born", "view", "--return", "view", "--period", "day", "--periods", "5")]
    [InlineData("trend", "--event", "pay", "--measure", "sum:value", "--by", "plan")]
    public async Task Everybody_is_the_default_and_the_same_answer(params string[] question)
    {
        var (whole, one) = (await AskAsync(question), await AskAsync([.. question, "--sample", "1"]));

        Assert.Equal(Plain(whole), Plain(one));
        Assert.False(whole.TryGetProperty("sample", out _));
        Assert.DoesNotMatch("(users|retained|value|size)_ci95", Plain(whole));
    }

    [Fact]
    public async Task A_funnel_is_scaled_up_with_intervals_and_says_so()
    {
        string[] question = ["funnel", "--steps", "view,pay", "--by", "plan"];
        var (whole, part) = (await AskAsync(question), await AskAsync([.. question, "--sample", "0.2"]));
        var sample = part.GetProperty("sample");

        Assert.Equal((0.2, 3_000), (sample.GetProperty("share").GetDouble(), sample.GetProperty("of").GetInt64()));
        Assert.InRange(sample.GetProperty("users").GetInt64(), 512, 688);
        foreach (var (all, some) in whole.GetProperty("steps").EnumerateArray().Zip(part.GetProperty("steps").EnumerateArray()))
        {
            Assert.Contains("users_ci95", some.GetRawText(), StringComparison.Ordinal);
            Assert.True(Holds(some.GetProperty("users_ci95"), all.GetProperty("users").GetDouble()));
        }

        // The share's interval rests on the users who were asked: about √5 times as wide.
        double Width(JsonElement answer) => answer.GetProperty("steps")[1].GetProperty("ci95") is var ci ? ci[1].GetDouble() - ci[0].GetDouble() : 0;
        Assert.InRange(Width(part) / Width(whole), 1.9, 2.7);
        Assert.Equal("understand.sample.note", part.GetProperty("answer").EnumerateArray().Last().GetProperty("key").GetString());
        var (_, text, _) = await shell.RunAsync(["understand", .. question, "--sample", "0.2", "--events", file, "--lang", "en"]);
        Assert.Contains("estimated from a fixed sample of", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count")]
    [InlineData("users")]
    [InlineData("per-user")]
    [InlineData("sum:value")]
    public async Task Nearly_every_day_of_a_trend_lies_in_its_interval(string measure)
    {
        var (whole, part) = (await AskAsync("trend", "--event", "pay", "--measure", measure), await AskAsync("trend", "--event", "pay", "--measure", measure, "--sample", "0.3"));

        var days = whole.GetProperty("series")[0].GetProperty("points").EnumerateArray().Zip(part.GetProperty("series")[0].GetProperty("points").EnumerateArray()).ToList();
        Assert.Equal(28, days.Count);
        // Of 28 intervals of 95 %, fewer than 22 hold with a chance below 1 in 5,000.
        Assert.InRange(days.Count(d => Holds(d.Second.GetProperty("ci95"), d.First.GetProperty("value").GetDouble())), 22, 28);
        var change = part.GetProperty("change");
        if (measure == "per-user")
        {
            Assert.False(change.TryGetProperty("ratio_ci95", out _) && change.GetProperty("ratio_ci95").ValueKind != JsonValueKind.Null);
            return;
        }

        Assert.True(Holds(change.GetProperty("value_ci95"), whole.GetProperty("change").GetProperty("value").GetDouble()));
        Assert.True(Width(change) > Width(whole.GetProperty("change")));

        static double Width(JsonElement of) => of.GetProperty("ratio_ci95")[1].GetDouble() - of.GetProperty("ratio_ci95")[0].GetDouble();
    }

    [Fact]
    public async Task Cohorts_are_scaled_up_with_intervals()
    {
        string[] question = ["retention", "--born", "view", "--return", "view", "--period", "week", "--periods", "3"];
        var (whole, part) = (await AskAsync(question), await AskAsync([.. question, "--sample", "0.3"]));

        foreach (var (all, some) in whole.GetProperty("cohorts").EnumerateArray().Zip(part.GetProperty("cohorts").EnumerateArray()))
            Assert.Equal(all.GetProperty("retained").GetArrayLength(), some.GetProperty("retained_ci95").GetArrayLength());
        var first = (All: whole.GetProperty("cohorts")[0], Some: part.GetProperty("cohorts")[0]);
        Assert.True(Holds(first.Some.GetProperty("retained_ci95")[0], first.All.GetProperty("size").GetDouble()));
        Assert.InRange(part.GetProperty("overall")[1].GetDouble() - whole.GetProperty("overall")[1].GetDouble(), -0.1, 0.1);
    }

    [Theory]
    [InlineData("understand.sample.share", 2, "--event", "pay", "--sample", "1.5")]
    [InlineData("understand.sample.share", 2, "--event", "pay", "--sample", "0")]
    [InlineData("understand.sample.small", 1, "--event", "pay", "--sample", "0.01")]
    [InlineData("understand.sample.formula", 2, "--event", "pay", "--event", "view", "--formula", "A / B", "--sample", "0.5")]
    public async Task What_cannot_be_sampled_is_told(string code, int exit, params string[] options)
    {
        var (exited, _, error) = await shell.RunAsync(["understand", "trend", .. options, "--events", file]);

        Assert.Equal(exit, exited);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }

    Task<JsonElement> AskAsync(params string[] question) => shell.AskAsync(["understand", .. question, "--events", file]);

    static bool Holds(JsonElement ci, double value) => ci[0].GetDouble() - 1e-9 <= value && value <= ci[1].GetDouble() + 1e-9;

    /// <summary>The answer without the time it took and the addresses of its proofs, which name the question as it was asked.</summary>
    static string Plain(JsonElement answer) => System.Text.RegularExpressions.Regex.Replace(answer.GetRawText(), "\"(seconds|at)\":[^,}]+|ev-[a-z0-9]+", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>28 days; few users do much and most do little.</summary>
    static string Log(int users)
    {
        var dice = new Random(7);
        var text = new StringBuilder("user_id,time,event,value,plan\n");
        var start = new DateTime(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc);
        for (var user = 0; user < users; user++)
        {
            var plan = user % 3 == 0 ? "pro" : "free";
            for (var events = 1 + (int)(-2 * Math.Log(1 - dice.NextDouble())); events >= 0; events--)
            {
                var (time, isPay) = (start.AddMinutes(dice.Next(28 * 24 * 60)), dice.Next(2) == 0);
                text.Append(CultureInfo.InvariantCulture, $"u{user},{time:yyyy-MM-dd HH:mm:ss},{(isPay ? "pay" : "view")},{(isPay ? dice.Next(1, 50).ToString(CultureInfo.InvariantCulture) : "")},{plan}\n");
            }
        }

        return text.ToString();
    }
}

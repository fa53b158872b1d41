using Sinan.Tests.Understand;

namespace Sinan.Tests.Decide;

public sealed class NeedCommandTests
{
    [Fact]
    public async Task Needs_are_entered_ranked_moved_and_shown_from_the_command_line()
    {
        using var line = new CommandLine();
        Assert.Equal(0, (await line.RunAsync("collect", "import", "events", line.File("events.csv", "user,time,event\na,2024-03-04 09:00,view\nb,2024-03-04 11:00,view\n"))).Exit);

        var many = (await line.AskAsync("decide", "need", "add", "Many people", "--input", "reach=900,800,1000", "--input", "impact=1")).GetProperty("id").GetString()!;
        var few = (await line.AskAsync("decide", "need", "add", "Few people", "--input", "reach=90", "--input", "impact=3")).GetProperty("id").GetString()!;

        // By hand: 900 · 1 · 0.5 ÷ 10 = 45 against 90 · 3 · 0.5 ÷ 10 = 13.5; by impact alone 1 against 3.
        var ranked = (await line.AskAsync("decide", "needs")).GetProperty("needs");
        Assert.Equal([(many, 45.0), (few, 13.5)], ranked.EnumerateArray().Select(n => (n.GetProperty("id").GetString()!, Math.Round(n.GetProperty("score").GetDouble(), 9))));
        var own = await line.AskAsync("decide", "needs", "--formula", "impact");
        Assert.Equal((few, "own", "impact"), (own.GetProperty("needs")[0].GetProperty("id").GetString(), own.GetProperty("method").GetString(), own.GetProperty("formula").GetString()));

        Assert.Equal("confirmed", (await line.AskAsync("decide", "need", "move", many, "confirmed")).GetProperty("state").GetString());
        var story = await line.AskAsync("decide", "need", "show", many);
        Assert.Equal(["moved", "entered"], story.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("kind").GetString()));
        Assert.Equal(0, (await line.AskAsync("decide", "ideas")).GetProperty("ideas").GetArrayLength());
    }

    [Theory]
    [InlineData(2, "decide", "needs", "--formula", "reach +")]
    [InlineData(2, "decide", "need", "show", "n-nothing")]
    [InlineData(2, "decide", "need", "add", "A thing", "--input", "reach=many")]
    [InlineData(1, "decide", "need", "add", "e-invoices")]
    public async Task What_cannot_be_is_told_by_the_exit_code(int exit, params string[] args)
    {
        using var line = new CommandLine();
        await line.RunAsync("collect", "import", "events", line.File("events.csv", "user,time,event\na,2024-03-04 09:00,view\n"));
        await line.RunAsync("decide", "need", "add", "Offer e-invoices");

        var (code, output, error) = await line.RunAsync(args);

        Assert.Equal((exit, ""), (code, output));
        Assert.NotEqual("", error);
    }
}

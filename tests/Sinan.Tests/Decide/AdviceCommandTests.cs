using Sinan.Tests.Understand;

namespace Sinan.Tests.Decide;

/// <summary>Ways and means on the command line: the same answers as the API.</summary>
public sealed class AdviceCommandTests : IDisposable
{
    readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Ways_models_training_costs_and_market_answer_in_words_and_as_json()
    {
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", cli.File("events.csv", "user,time,event\na,2024-03-04 09:00,view\n"))).Exit);

        Assert.Equal(7, (await cli.AskAsync("decide", "alternatives", "--target", "0.9", "--cases", "1000")).GetProperty("ways").GetArrayLength());
        Assert.Equal("recommend", (await cli.AskAsync("decide", "models", "--scenario", "recommend", "--rows", "200000", "--compute", "gpu")).GetProperty("scenario").GetString());
        Assert.Equal(5_000, (await cli.AskAsync("decide", "training", "--rows", "5000", "--processor", "a100")).GetProperty("rows").GetDouble());
        Assert.NotEqual(0, (await cli.AskAsync("decide", "costs", "--cases", "1000")).GetProperty("levers").GetArrayLength());
        Assert.Equal(0, (await cli.AskAsync("decide", "market")).GetProperty("board").GetProperty("features").GetArrayLength());
        foreach (var question in new[] { "alternatives", "models", "training", "costs", "market" })
        {
            var (exit, output, error) = await cli.RunAsync("decide", question, "--lang", "zh-CN");
            Assert.True(exit == 0, error);
            Assert.DoesNotContain("decide.", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("alternatives", "--target", "1.5")]
    [InlineData("models", "--scenario", "poem")]
    [InlineData("training", "--processor", "abacus")]
    [InlineData("need", "effect", "n-nothing")]
    public async Task What_cannot_be_answered_ends_with_exit_code_2(params string[] question)
    {
        Assert.Equal(0, (await cli.RunAsync("collect", "import", "events", cli.File("events.csv", "user,time,event\na,2024-03-04 09:00,view\n"))).Exit);
        var (exit, output, error) = await cli.RunAsync(["decide", .. question, "--lang", "en"]);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("[decide.", error, StringComparison.Ordinal);
    }
}

using Sinan.Tests.Understand;

namespace Sinan.Tests.Deliver;

/// <summary>Initiatives on the command line.</summary>
public sealed class InitiativeCommandsTests : IDisposable
{
    readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_closed_gate_ends_with_exit_code_3_and_an_override_opens_it()
    {
        var begun = await cli.AskAsync("deliver", "begin", "Smart service", "--kind", "research", "--owner", "mei");
        Assert.Equal((1, "research"), (begun.GetProperty("id").GetInt32(), begun.GetProperty("kind").GetString()));

        var (exit, _, error) = await cli.RunAsync("deliver", "gate", "1", "--lang", "en");
        Assert.Equal(3, exit);
        Assert.Contains("[deliver.gate.closed]", error, StringComparison.Ordinal);
        Assert.Contains("Business value", error, StringComparison.Ordinal);
        var passed = await cli.AskAsync("deliver", "gate", "1", "--override-by", "mei", "--reason", "the fair is next week");
        Assert.Equal("goal_and_solution", passed.GetProperty("stage").GetString());

        var list = await cli.AskAsync("deliver", "initiatives", "--stage", "goal_and_solution");
        Assert.Equal(1, list.GetProperty("initiatives")[0].GetProperty("overrides").GetInt32());
        var (_, shown, _) = await cli.RunAsync("deliver", "initiative", "1", "--lang", "en");
        Assert.Contains("Goal and solution", shown, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("deliver", "initiative", "9")).Exit);
    }

    [Theory]
    [InlineData("goal", "No metric has a target yet.")]
    [InlineData("conflicts", "Mark which metrics of the goal are technical")]
    [InlineData("designs", "The goal has no metric yet")]
    [InlineData("people", "")]
    [InlineData("talks", "")]
    [InlineData("demands", "")]
    [InlineData("resources", "No machines were asked for.")]
    [InlineData("iterations", "")]
    [InlineData("training", "")]
    [InlineData("schedule", "There are no milestones yet.")]
    [InlineData("costs", "It has cost 0.00 so far; no limit is set.")]
    [InlineData("prototype", "There is no prototype yet.")]
    public async Task An_empty_initiative_answers_its_questions(string question, string answer)
    {
        await cli.AskAsync("deliver", "begin", "Empty");

        var (exit, output, error) = await cli.RunAsync("deliver", question, "1", "--lang", "en");

        Assert.True(exit == 0, error);
        Assert.StartsWith(answer, output, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.AskAsync("deliver", question, "1")).GetProperty("id").GetInt32());
        Assert.Equal(1, (await cli.AskAsync("deliver", "roadmap")).GetProperty("undated").GetInt32());
        Assert.Equal(0, (await cli.AskAsync("deliver", "strategy")).GetProperty("themes").GetArrayLength());
    }
}

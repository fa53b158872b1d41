using System.Text.Json;

namespace Sinan.Tests.Understand;

/// <summary>Friction through the command line on a made shop: every expected figure is counted by hand.</summary>
public sealed class FrictionQuestionTests : IDisposable
{
    readonly CommandLine cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_step_that_fails_is_ranked_by_the_users_it_loses()
    {
        // 100 users submit and pay; 60 submit, fail and give up, of whom 6 try five times within five seconds. Others look around for two days more, so that the day after is over.
        var rows = Enumerable.Range(0, 100).SelectMany(u => new[] { $"a{u},2024-03-04 10:00:00,submit,", $"a{u},2024-03-04 10:01:00,pay,12" })
            .Concat(Enumerable.Range(0, 60).SelectMany(u => Enumerable.Range(0, u < 6 ? 5 : 1).Select(i => $"b{u},2024-03-04 11:00:0{i},submit,").Append($"b{u},2024-03-04 11:00:30,pay_failed,")))
            .Concat(Enumerable.Range(0, 48).SelectMany(h => Enumerable.Range(0, 9).Select(u => $"z{u},2024-03-{5 + h / 24:D2} {h % 24:D2}:00:00,look,")));
        var file = cli.File("log.csv", "user,time,event,value\n" + string.Join('\n', rows));

        var answer = await cli.AskAsync("understand", "friction", "--events", file);

        Assert.Equal(("pay", "1d", 12), (answer.GetProperty("goal").GetString(), answer.GetProperty("within").GetString(), answer.GetProperty("value_per_goal").GetDouble()));
        var signs = answer.GetProperty("signs").EnumerateArray().ToList();
        Assert.Equal(["error pay_failed 60", "repeated submit 6", "rage submit 6"], signs.Select(s => $"{s.GetProperty("kind").GetString()} {s.GetProperty("event").GetString()} {s.GetProperty("users").GetInt64()}"));
        var worst = signs[0];
        Assert.True(worst.GetProperty("clear").GetBoolean());
        Assert.Equal("submit", worst.GetProperty("compared_with").GetString());
        Assert.Equal((60 / 160.0, 1, 0, 60, 720), (
            worst.GetProperty("share").GetDouble(), worst.GetProperty("lost_share").GetDouble(), worst.GetProperty("other_lost_share").GetDouble(),
            worst.GetProperty("lost_users").GetDouble(), worst.GetProperty("lost_value").GetDouble()));
        // Six users are too few to compare.
        Assert.False(signs[1].TryGetProperty("excess", out _));
    }

    [Fact]
    public async Task The_same_event_on_different_items_is_no_repetition()
    {
        var file = cli.File("log.csv", "user,time,event,item\n" + string.Join('\n', Enumerable.Range(0, 9).Select(i => $"ann,2024-03-04 10:00:0{i},view,lamp {i}").Append("ann,2024-03-08 10:00:00,pay,lamp 1")));

        Assert.Equal(0, (await cli.AskAsync("understand", "friction", "--goal", "pay", "--events", file)).GetProperty("signs").GetArrayLength());
    }

    [Fact]
    public async Task Values_of_a_status_column_mean_failure_too()
    {
        var file = cli.File("log.csv", "user,time,event,status\n" + string.Join('\n', Enumerable.Range(0, 40).Select(u => $"u{u},2024-03-04 10:00:00,load,{(u < 10 ? "500" : "200")}").Append("z,2024-03-08 10:00:00,done,")));

        var answer = await cli.AskAsync("understand", "friction", "--goal", "done", "--events", file);

        Assert.Equal("status", answer.GetProperty("error_column").GetString());
        Assert.Equal("error load 10", string.Join(';', answer.GetProperty("signs").EnumerateArray().Select(s => $"{s.GetProperty("kind").GetString()} {s.GetProperty("event").GetString()} {s.GetProperty("users").GetInt64()}")));
    }

    [Theory]
    [InlineData("understand.unknown_event", "--goal", "fly")]
    [InlineData("understand.bad_window", "--within", "soon")]
    public async Task Wrong_questions_end_with_2(string code, params string[] args)
    {
        var file = cli.File("log.csv", "user,time,event\nann,2024-03-04 10:00:00,view\n");

        var (exit, _, error) = await cli.RunAsync(["understand", "friction", "--events", file, .. args]);

        Assert.Equal(2, exit);
        Assert.Contains("[" + code + "]", error, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Json;
using Sinan.Cli;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

public sealed class ListenCommandsTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public ListenCommandsTests() => Directory.CreateDirectory(directory.Path);

    public void Dispose() => directory.Dispose();

    async Task<(int Code, string Out, string Error)> RunAsync(string input, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, new MemoryStream(Encoding.UTF8.GetBytes(input)), directory.Path, false, _ => null);
        return (await SinanCli.RunAsync([.. args, "--lang", "en", "--no-progress"], io), output.ToString(), error.ToString());
    }

    string File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(directory.Path, name), text);
        return name;
    }

    // Independent source: jieba 0.42.1 on the first of these lines; white space is dropped, an empty line stays one.
    [Fact]
    public async Task Words_come_out_line_by_line()
    {
        var on = await RunAsync("如果是蔡陆线的话,会非常麻烦\n\n房间 很大\n", "listen", "words", "-");
        var off = await RunAsync("如果是蔡陆线的话,会非常麻烦\n", "listen", "words", "-", "--hmm", "off");
        var own = await RunAsync("如果是蔡陆线的话\n", "listen", "words", "-", "--hmm", "off", "--dictionary", File("mine.txt", "蔡陆线\n"));

        Assert.Equal((0, "如果 是 蔡陆线 的话 , 会 非常 麻烦\n\n房间 很大\n"), (on.Code, on.Out));
        Assert.Equal("如果 是 蔡 陆 线 的话 , 会 非常 麻烦\n", off.Out);
        Assert.Equal("如果 是 蔡陆线 的话\n", own.Out);
    }

    // Independent source: jieba.posseg 0.42.1.
    [Fact]
    public async Task Words_carry_their_part_of_speech_when_asked_for()
    {
        var text = await RunAsync("房间 很大，在川沙公路\n", "listen", "words", "-", "--tags");
        var json = await RunAsync("我用Python\n", "listen", "words", "-", "--tags", "--json");

        Assert.Equal("房间/n 很大/a ，/x 在/p 川沙/ns 公路/n\n", text.Out);
        using var answer = JsonDocument.Parse(json.Out);
        Assert.Equal(["r", "p", "eng"], answer.RootElement.GetProperty("tags")[0].EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public async Task Words_are_stemmed_and_simplified_when_asked_for()
    {
        var plain = await RunAsync("Crashing 發貨很快\n", "listen", "words", "-");
        var forms = await RunAsync("Crashing 發貨很快\n", "listen", "words", "-", "--stem", "--simplified");

        Assert.StartsWith("Crashing 發", plain.Out, StringComparison.Ordinal);
        Assert.Equal("crash 发货 很快\n", forms.Out);
    }

    [Fact]
    public async Task Duplicates_of_a_file_are_listed_and_a_merge_asks_for_a_workspace()
    {
        var file = File("again.csv", "text,user\n物流太慢了等了一周,u1\n客服态度不错,u2\n物流太慢了，等了一周,u3\n");

        var answer = await RunAsync("", "listen", "duplicates", file, "--json");
        var refused = await RunAsync("", "listen", "duplicates", file, "--merge", "0");

        using var json = JsonDocument.Parse(answer.Out);
        var group = Assert.Single(json.RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal((2, 1, 3), (group.GetProperty("votes").GetInt32(), json.RootElement.GetProperty("repeats").GetInt32(), json.RootElement.GetProperty("comments").GetInt32()));
        Assert.Equal(2, refused.Code);
        Assert.Contains("[listen.merge_needs_workspace]", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--method", "factors", "--k", "2")]
    public async Task Themes_of_a_file_have_the_promised_keys(params string[] choice)
    {
        var lines = Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? $"u{i},5,物流很快，快递员态度好{i % 7}" : $"u{i},1,支付失败，付款扣款两次{i % 5}");
        var answer = await RunAsync("", ["listen", "themes", File("comments.csv", "user,rating,text\n" + string.Join('\n', lines)), "--json", .. choice]);

        Assert.Equal(0, answer.Code);
        using var json = JsonDocument.Parse(answer.Out);
        foreach (var key in new[] { "themes", "noise_share", "npmi", "diversity", "seconds", "seed" })
            Assert.True(json.RootElement.TryGetProperty(key, out _), key);
        var theme = json.RootElement.GetProperty("themes")[0];
        foreach (var key in new[] { "id", "name", "words", "size", "share", "negative_share", "examples" })
            Assert.True(theme.TryGetProperty(key, out _), key);
        Assert.Equal(120, json.RootElement.GetProperty("comments").GetInt32());
    }

    [Fact]
    public async Task A_method_of_themes_that_is_none_is_refused() =>
        Assert.Equal(2, (await RunAsync("", "listen", "themes", "nothing.csv", "--method", "clusters")).Code);

    [Fact]
    public async Task Labels_of_a_workspace_are_listed_learnt_and_checked()
    {
        var lines = Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"u{i},it crashes when I pay {i}" : $"u{i},lovely colours {i}");
        Assert.Equal(0, (await RunAsync("", "collect", "import", "feedback", File("said.csv", "user,text\n" + string.Join('\n', lines)), "--workspace", "w")).Code);

        var added = await RunAsync("", "listen", "labels", "add", "Area", "Pay", "Looks", "--workspace", "w", "--json");
        var list = await RunAsync("", "listen", "labels", "list", "--workspace", "w", "--json");
        var early = await RunAsync("", "listen", "labels", "show", "kinds", "--workspace", "w");
        var learnt = await RunAsync("", "listen", "labels", "learn", "kinds", "--workspace", "w", "--json");
        var quality = await RunAsync("", "listen", "labels", "quality", "kinds", "--workspace", "w", "--json");
        var missing = await RunAsync("", "listen", "labels", "show", "none", "--workspace", "w");

        Assert.Equal((0, 0, 1, 0, 0, 2), (added.Code, list.Code, early.Code, learnt.Code, quality.Code, missing.Code));
        Assert.Equal(3, JsonDocument.Parse(list.Out).RootElement.GetProperty("sets").GetArrayLength());
        var report = JsonDocument.Parse(learnt.Out).RootElement.GetProperty("report");
        Assert.Equal(("rules", 20), (report.GetProperty("method").GetString(), report.GetProperty("labels")[0].GetProperty("told").GetInt32()));
        Assert.Equal(59, JsonDocument.Parse(quality.Out).RootElement.GetProperty("plan").GetProperty("needed").GetInt32());
    }

    [Fact]
    public async Task Evaluation_has_the_promised_keys_and_learns_the_obvious()
    {
        var rows = Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"good,房间干净服务好{i % 6}" : $"bad,又脏又吵太差了{i % 6}");
        var file = File("labelled.csv", "mark,said\n" + string.Join('\n', rows));

        var answer = await RunAsync("", "listen", "sentiment", "evaluate", "--train", file, "--folds", "3", "--text", "said", "--label", "mark", "--json");

        Assert.Equal(0, answer.Code);
        using var json = JsonDocument.Parse(answer.Out);
        foreach (var key in new[] { "classes", "train_rows", "test_rows", "accuracy", "macro_f1", "per_class", "auc", "calibration_error", "calibration_noise", "confusion", "abstention", "train_seconds", "score_rows_per_second", "seconds", "seed" })
            Assert.True(json.RootElement.TryGetProperty(key, out _), key);
        Assert.Equal(1, json.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, json.RootElement.GetProperty("auc").GetDouble());
        Assert.Equal(60, json.RootElement.GetProperty("test_rows").GetInt32());
    }

    // A label with one row, and one that only the test part has: the first is learnt as well as it can be, the second counts as wrong.
    [Fact]
    public async Task Rare_and_unknown_labels_are_counted_not_refused()
    {
        var rows = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"room,房间干净{i % 4}" : $"food,早餐好吃{i % 4}").Append("once,停车场在哪里");
        var train = File("train.csv", "mark,said\n" + string.Join('\n', rows));
        var test = File("test.csv", "mark,said\nroom,房间干净\nfood,早餐好吃\nnever,网络很快\n");

        var answer = await RunAsync("", "listen", "topic", "evaluate", "--train", train, "--test", test, "--text", "said", "--label", "mark", "--json");

        Assert.Equal(0, answer.Code);
        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal(["food", "never", "once", "room"], json.RootElement.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(2.0 / 3, json.RootElement.GetProperty("accuracy").GetDouble(), 9);
        Assert.Equal("never", json.RootElement.GetProperty("confusion")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Too_few_rows_for_the_folds_are_named()
    {
        var file = File("labelled.csv", "mark,said\na,房间很好\nb,房间很差\na,服务很好\nb,服务很差\n");

        var answer = await RunAsync("", "listen", "topic", "evaluate", "--train", file, "--folds", "3", "--text", "said", "--label", "mark");

        Assert.Equal(1, answer.Code);
        Assert.Contains("[listen.few_rows]", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listen.no_column", "evaluate", "--folds", "2", "--text", "nothing", "--label", "mark")]
    [InlineData("listen.no_test", "evaluate", "--text", "said", "--label", "mark")]
    [InlineData("listen.one_class", "evaluate", "--folds", "2", "--text", "said", "--label", "same")]
    public async Task Wrong_questions_are_answered_with_exit_code_two(string code, string verb, params string[] rest)
    {
        var file = File("labelled.csv", "mark,same,said\na,x,房间很好\nb,x,房间很差\na,x,服务很好\nb,x,服务很差\n");

        var answer = await RunAsync("", ["listen", "topic", verb, "--train", file, .. rest]);

        Assert.Equal(2, answer.Code);
        Assert.Contains("[" + code + "]", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }

    [Theory]
    [InlineData("collect.no_file", "themes", "nothing.csv")]
    [InlineData("collect.no_file", "words", "nothing.txt")]
    [InlineData("listen.bad_clusters", "themes", "nothing.csv", "--k", "one")]
    public async Task Missing_files_and_bad_numbers_are_named(string code, params string[] args)
    {
        var answer = await RunAsync("", ["listen", .. args]);

        Assert.Equal(2, answer.Code);
        Assert.Contains("[" + code + "]", answer.Error, StringComparison.Ordinal);
    }
}

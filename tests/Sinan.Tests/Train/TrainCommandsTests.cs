using System.Text.Json;
using Sinan.Cli;
using Sinan.Numerics.Random;
using Sinan.Testing;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Train;

public sealed class TrainCommandsTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public TrainCommandsTests() => Directory.CreateDirectory(directory.Path);

    public void Dispose() => directory.Dispose();

    async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, Stream.Null, directory.Path, false, _ => null);
        return (await SinanCli.RunAsync([.. args, "--lang", "en", "--no-progress"], io), output.ToString(), error.ToString());
    }

    async Task<JsonElement> AskAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync([.. args, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    string File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(directory.Path, name), text);
        return name;
    }

    /// <summary>Red and heavy things break; the number says nothing.</summary>
    string Things(int rows, long seed)
    {
        var random = new SplitMix64(seed);
        return File($"things{seed}.csv", "id,colour,weight,noise,broken\n" + string.Join('\n', Enumerable.Range(0, rows).Select(i =>
        {
            var (red, weight) = (random.NextBool(0.4), random.Normal(10, 3));
            var broken = random.NextBool(red && weight > 10 ? 0.9 : 0.1);
            return FormattableString.Invariant($"t{i},{(red ? "red" : "blue")},{(random.NextBool(0.1) ? "" : weight.ToString("F3"))},{random.NextInt(100)},{(broken ? "yes" : "no")}");
        })));
    }

    // XGBoost 1.7.4 with its defaults, one-hot features, five stratified folds: 0.825 on the mean of three shuffles.
    [Theory]
    [InlineData("boosted")]
    [InlineData("logistic")]
    public async Task Churn_of_telco_is_told_no_worse_than_by_xgboost(string model)
    {
        var answer = await AskAsync(
            "train", "tabular", "evaluate", "--data", SharedMaterial.Path("data", "telco-churn", "Telco-Customer-Churn.csv"), "--target", "Churn", "--drop", "customerID", "--model", model);

        Assert.True(answer.GetProperty("auc").GetDouble() >= 0.825 - 0.005, answer.GetProperty("auc").GetRawText());
        Assert.True(answer.GetProperty("calibration_error").GetDouble() <= 0.03, answer.GetProperty("calibration_error").GetRawText());
        Assert.Equal((7043, "Yes"), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("positive").GetString()));
    }

    [Fact]
    public async Task The_answer_has_the_promised_keys()
    {
        var answer = await AskAsync("train", "tabular", "evaluate", "--data", Things(600, 1), "--test", Things(400, 2), "--target", "broken");

        foreach (var key in new[] { "rows", "features", "auc", "log_loss", "accuracy", "precision", "recall", "f1", "brier", "calibration_error", "train_seconds", "predict_rows_per_second", "thresholds", "seed", "seconds" })
            Assert.True(answer.TryGetProperty(key, out _), key);
        Assert.Equal((600, 400), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("test_rows").GetInt32()));
        Assert.Equal(["id"], answer.GetProperty("left_out").EnumerateArray().Select(c => c.GetString()));
        Assert.True(answer.GetProperty("auc").GetDouble() > 0.8);
    }

    [Theory]
    [InlineData("boosted")]
    [InlineData("logistic")]
    public async Task A_kept_model_explains_rows_and_its_parts_add_up(string model)
    {
        var data = Things(600, 3);
        await AskAsync("train", "tabular", "evaluate", "--data", data, "--target", "broken", "--model", model, "--save", "model.json");
        var answer = await AskAsync("train", "explain", "--model", "model.json", "--data", data, "--rows", "20");

        var expected = answer.GetProperty("expected_value").GetDouble();
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(20, rows.Count);
        foreach (var row in rows)
        {
            var p = row.GetProperty("prediction").GetDouble();
            var parts = row.GetProperty("contributions").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetDouble());
            Assert.Equal(["colour", "noise", "weight"], parts.Keys.Order());
            Assert.Equal(Math.Log(p / (1 - p)), expected + parts.Values.Sum(), 1e-6);
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_on_any_number_of_threads()
    {
        var data = Things(400, 4);
        async Task<double> Loss(string threads) => (await AskAsync("train", "tabular", "evaluate", "--data", data, "--target", "broken", "--threads", threads)).GetProperty("log_loss").GetDouble();

        Assert.Equal(await Loss("1"), await Loss("4"));
    }

    [Theory]
    [InlineData("train.no_column", "--target", "colours")]
    [InlineData("train.no_column", "--target", "broken", "--drop", "size")]
    [InlineData("train.not_two_values", "--target", "noise")]
    [InlineData("train.not_two_values", "--target", "broken", "--positive", "maybe")]
    [InlineData("train.no_features", "--target", "broken", "--drop", "colour,weight,noise")]
    [InlineData("collect.no_file", "--target", "broken", "--test", "nowhere.csv")]
    public async Task Wrong_input_has_one_clear_message(string code, params string[] args)
    {
        var (exit, _, error) = await RunAsync(["train", "tabular", "evaluate", "--data", Things(100, 5), .. args]);

        Assert.NotEqual(0, exit);
        Assert.Contains("[" + code + "]", error);
    }

    [Fact]
    public async Task Few_rows_and_other_documents_are_refused()
    {
        var (_, _, few) = await RunAsync("train", "tabular", "evaluate", "--data", Things(25, 6), "--target", "broken");
        var (_, _, other) = await RunAsync("train", "explain", "--model", File("other.json", "{\"a\":1}"), "--data", Things(25, 6));

        Assert.Contains("[train.few_rows]", few);
        Assert.Contains("[train.bad_model]", other);
    }
}

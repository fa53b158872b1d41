using System.Text.Json;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Random;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Predictions;
using Sinan.Testing;

namespace Sinan.Tests.Understand;

public sealed class PredictionTests
{
    const long Day = 86_400_000;

    const int Days = 90;

    static readonly long start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static PredictionReport Run(BehaviorIndex index, PredictionRequest request) =>
        Prediction.Run(index, request, null, DataVersion.Empty, DateTimeOffset.UnixEpoch, NoProgress.Instance, Stop).Value.Report;

    static BehaviorIndex Index(IEnumerable<(int User, long Ms, int Code)> events)
    {
        using var builder = new BehaviorIndexBuilder([new("value", true)]);
        foreach (var (user, ms, code) in events)
        {
            builder.Append([user], [ms], [code]);
            builder.Number("value").Append([code == 1 ? 10 : double.NaN]);
        }

        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(["view", "pay", "wish"], "planted"), null, Stop));
    }

    /// <summary>90 days; every few days a user views. A wish is followed by a payment within a week with the given chance, without one payments are rare.</summary>
    static List<(int User, long Ms, int Code)> Wishes(int users, double chance, long seed)
    {
        var random = new SplitMix64(seed);
        var events = new List<(int, long, int)>();
        for (var user = 0; user < users; user++)
        {
            for (var day = 0; day < Days + 7; day++)
            {
                var at = start + (day * Day) + random.NextInt((int)Day);
                if (random.NextBool(0.25))
                    events.Add((user, at, 0));
                if (random.NextBool(0.02))
                    events.Add((user, at, 1));
                if (!random.NextBool(0.04))
                    continue;
                events.Add((user, at, 2));
                if (random.NextBool(chance))
                    events.Add((user, at + (Day * (1 + random.NextInt(7))), 1));
            }
        }

        // Made a week longer and cut, so that the last week is like every other.
        events.RemoveAll(e => e.Item2 >= start + (Days * Day));
        return events;
    }

    // The proof that nothing leaks: whatever happens from the cut-off on, the features before it are the same to the last bit.
    [Fact]
    public void The_future_changes_no_feature_of_the_past()
    {
        var events = Wishes(200, 0.6, seed: 1);
        var cut = start + (60 * Day);
        var random = new SplitMix64(5);
        var others = events.ConvertAll(e => e.Ms < cut ? e : (e.User, Ms: cut + (long)(random.NextDouble() * 60 * Day), Code: random.NextInt(3)));
        // Some futures vanish, some are new.
        others.RemoveAll(e => e.Ms >= cut && random.NextBool(0.3));
        for (var user = 0; user < 200; user++)
            others.Add((user, cut, 1));
        using var one = Index(events);
        using var two = Index(others);
        var (first, second) = (new HistoryFeatures(one, 1, start, cut, 7 * Day), new HistoryFeatures(two, 1, start, cut, 7 * Day));
        var (a, b) = (new double[first.Names.Length], new double[second.Names.Length]);

        Assert.Equal(first.Names, second.Names);
        for (var user = 0; user < 200; user++)
        {
            Assert.Equal(first.Write(user, cut, a), second.Write(user, cut, b));
            Assert.Equal(a.Select(BitConverter.DoubleToInt64Bits), b.Select(BitConverter.DoubleToInt64Bits));
            Assert.True(second.Does(user, cut));
        }
    }

    [Fact]
    public void Futures_that_are_learned_from_end_before_the_measured_one_begins()
    {
        var cuts = CutOffs.Of(0, 100 * Day, 14 * Day)!;

        Assert.Equal(86 * Day, cuts.Test);
        Assert.Equal([72 * Day, 58 * Day, 44 * Day, 30 * Day], cuts.Training);
        Assert.All(cuts.Training, cut => Assert.True(cut + (14 * Day) <= cuts.Test));
        Assert.Null(CutOffs.Of(0, 20 * Day, 14 * Day));
        Assert.Empty(CutOffs.Of(0, 30 * Day, 15 * Day)!.Training);
    }

    [Fact]
    public void A_planted_sign_is_found_and_beats_the_simple_rule()
    {
        using var index = Index(Wishes(1500, 0.9, seed: 2));
        var report = Run(index, new PredictionRequest(PredictionGoal.Event, "pay", 7 * Day));

        Assert.Equal(PredictionVerdict.Predictable, report.Verdict);
        Assert.True(report.IsByTime);
        Assert.True(report.Gain.Interval!.Low > 0);
        Assert.True(report.CalibrationError.Value <= 0.05, $"{report.CalibrationError}");
        Assert.Contains(report.TopFeatures.Take(4), f => f.Feature == "event:wish" && f.Rises);
        Assert.True(report.Lift[0].Lift > 1.2);
        Assert.Equal(index.Users, report.ScoredUsers);
    }

    [Fact]
    public void What_happens_by_chance_alone_is_called_unpredictable()
    {
        using var index = Index(Wishes(800, 0, seed: 3));
        var report = Run(index, new PredictionRequest(PredictionGoal.Event, "pay", 7 * Day));

        Assert.Equal(PredictionVerdict.NotPredictable, report.Verdict);
        Assert.True(report.Auc.Interval!.Low <= 0.5);
        Assert.Equal("understand.predict.answer.not_predictable", report.Answer[0].Key);
    }

    // Half of the users stop for good on day 70: who has been silent lately stays away.
    [Fact]
    public void Staying_away_is_told_from_silence()
    {
        var random = new SplitMix64(4);
        var events = new List<(int, long, int)>();
        for (var user = 0; user < 1200; user++)
        {
            var leaves = user % 2 == 0 ? 200 : 30 + random.NextInt(60);
            for (var day = 0; day < Math.Min(leaves, 90); day++)
            {
                if (random.NextBool(0.4))
                    events.Add((user, start + (day * Day) + random.NextInt((int)Day), 0));
            }
        }

        using var index = Index(events);
        var report = Run(index, new PredictionRequest(PredictionGoal.Churn, null, 14 * Day));

        Assert.NotEqual(PredictionVerdict.NotPredictable, report.Verdict);
        Assert.True(report.Auc.Value > 0.75, $"{report.Auc}");
        Assert.Contains("recency_days", report.TopFeatures.Select(f => f.Feature).Concat(["recency_in_gaps"]));
    }

    [Fact]
    public void Costs_decide_whom_to_call_and_the_decision_is_measured_on_unseen_users()
    {
        using var index = Index(Wishes(1500, 0.9, seed: 2));
        var request = new PredictionRequest(PredictionGoal.Event, "pay", 7 * Day) { MissCost = 100, FalseAlarmCost = 1 };
        var careful = Run(index, request).Decision!;
        var thrifty = Run(index, request with { MissCost = 1 }).Decision!;

        // Elkan 2001: false alarm ÷ (false alarm + miss).
        Assert.Equal(1 / 101.0, careful.Threshold, 12);
        Assert.Equal(0.5, thrifty.Threshold);
        Assert.True(careful.Found.Value > 0.95);
        Assert.True(careful.Called.Value > thrifty.Called.Value);
        Assert.True(thrifty.Right!.Value > 0.5);
        // Somebody is told apart, so at equal costs the model must be cheaper than calling nobody.
        Assert.True(thrifty.IsAgainstNobody);
        Assert.True(thrifty.Saved.Interval!.Low > 0);
        Assert.Null(Run(index, request with { MissCost = null, FalseAlarmCost = null }).Decision);
    }

    /// <summary>A bank whose frauds follow a change of device: the template's question is asked with its costs.</summary>
    [Fact]
    public async Task The_preset_of_the_template_is_a_start()
    {
        using var line = new CommandLine();
        string[] names = ["transfer", "fraud", "device_change"];
        var rows = Wishes(700, 0.8, seed: 6).Select(e => $"u{e.User},{DateTimeOffset.FromUnixTimeMilliseconds(e.Ms):yyyy-MM-dd HH:mm:ss},{names[e.Code]}");
        await line.AskAsync("collect", "import", "events", line.File("bank.csv", "user,time,event\n" + string.Join('\n', rows)));
        var (exit, _, error) = await line.RunAsync("understand", "predict", "--preset", "template");
        Assert.NotEqual(0, exit);
        Assert.Contains("[understand.predict.no_suggestion]", error, StringComparison.Ordinal);
        await line.RunAsync("understand", "template", "choose", "finance");

        var answer = await line.AskAsync("understand", "predict", "--preset", "template", "--horizon", "7d");

        Assert.Equal(("fraud", 7), (answer.GetProperty("event").GetString(), answer.GetProperty("horizon_days").GetInt32()));
        var decision = answer.GetProperty("decision");
        Assert.Equal((100, 1), (decision.GetProperty("miss_cost").GetInt32(), decision.GetProperty("false_alarm_cost").GetInt32()));
        Assert.Equal(1 / 101.0, decision.GetProperty("threshold").GetDouble(), 12);
        Assert.InRange(decision.GetProperty("found").GetDouble(), 0.9, 1);
    }

    [Theory]
    [InlineData("--miss-cost", "3")]
    [InlineData("--miss-cost", "0", "--false-alarm-cost", "1")]
    public async Task Costs_are_given_together_and_above_nothing(params string[] costs)
    {
        using var line = new CommandLine();
        var (exit, _, error) = await line.RunAsync(["understand", "predict", "--event", "pay", "--events", line.File("events.csv", SmallShop.Csv), .. costs]);

        Assert.Equal(2, exit);
        Assert.Contains("[understand.predict.costs]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        using var index = Index(Wishes(400, 0.8, seed: 6));
        string Told(int threads) => JsonSerializer.Serialize(Run(index, new PredictionRequest(PredictionGoal.Event, "pay", 7 * Day, Threads: threads)), EvidenceJson.Options);

        Assert.Equal(Told(1), Told(4));
    }

    [Fact]
    public void The_report_survives_its_storage_form()
    {
        using var index = Index(Wishes(400, 0.8, seed: 6));
        var json = JsonSerializer.Serialize(Run(index, new PredictionRequest(PredictionGoal.Event, "pay", 7 * Day)), EvidenceJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<PredictionReport>(json, EvidenceJson.Options), EvidenceJson.Options));
    }

    [Fact]
    public void Too_short_and_too_rare_are_said()
    {
        using var index = Index(Wishes(100, 0.8, seed: 7));
        string Code(long days, string what) => Prediction.Run(
            index, new PredictionRequest(PredictionGoal.Event, what, days * Day), null, DataVersion.Empty, DateTimeOffset.UnixEpoch, NoProgress.Instance, Stop).Problem.Code;

        Assert.Equal("understand.predict.too_short", Code(80, "pay"));
        Assert.Equal("understand.predict.too_few", Code(1, "pay"));
    }

    // XGBoost 1.7.4 with its defaults on ten hand-made features of the same 39 weeks, five folds of users: 0.7542.
    [Fact]
    public async Task Buyers_of_cdnow_are_told_as_well_as_by_xgboost()
    {
        var answer = await Ask("--event", "purchase", "--horizon", "273d");

        Assert.Equal("users", answer.GetProperty("validation").GetString());
        Assert.Equal(23_570, answer.GetProperty("test_rows").GetInt32());
        Assert.True(answer.GetProperty("auc").GetDouble() >= 0.7542 - 0.005, answer.GetProperty("auc").GetRawText());
        Assert.True(answer.GetProperty("calibration_error").GetDouble() <= 0.03);
        foreach (var key in new[] { "model", "log_loss", "brier", "baseline_auc", "top_features", "scored_users", "auc_ci95", "seed", "seconds" })
            Assert.True(answer.TryGetProperty(key, out _), key);
    }

    [Fact]
    public async Task Orders_of_cdnow_are_forecast_and_checked_on_the_past()
    {
        var answer = await Ask("--preset", "value", "--horizon", "273d");

        Assert.Equal(23_570, answer.GetProperty("customers").GetInt32());
        // SciPy's fit of the same half forecasts 16,623 of 19,684 (0.844); here the first half ends a day later in the count of weeks.
        Assert.Equal(0.85, answer.GetProperty("past_orders_ratio").GetProperty("value").GetDouble(), 0.02);
        Assert.Equal(10, answer.GetProperty("tenths").GetArrayLength());
    }

    static async Task<JsonElement> Ask(params string[] question)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(output, error, Stream.Null, Path.GetTempPath(), false, _ => null);
        var exit = await SinanCli.RunAsync(
            [
                "understand", "predict", .. question, "--events", SharedMaterial.Path("data", "cdnow", "CDNOW_master.txt.gz"), "--no-header", "--columns", "customer,date,cds,dollars",
                "--map", "user=customer,time=date,value=dollars", "--event-name", "purchase", "--time-format", "yyyyMMdd", "--json", "--no-progress",
            ],
            io);
        Assert.True(exit == 0, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }
}

using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features.ForecastOrders;
using Sinan.Stages.Understand.Features.PredictEvent;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand predict --event E --horizon 14d</c>, <c>--preset churn|value</c></summary>
static class PredictCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var what = new Option<string?>("--event") { HelpName = "E", Description = words["cli.understand.predict.event"] };
        var horizon = new Option<string>("--horizon") { HelpName = "14d", Description = words["cli.understand.predict.horizon"], DefaultValueFactory = _ => "14d" };
        var preset = new Option<string?>("--preset") { HelpName = "churn|value", Description = words["cli.understand.predict.preset"] };
        preset.AcceptOnlyFromAmong("churn", "value");
        var files = new EventFileOptions(words);
        var command = shell.Verb("predict", "cli.understand.predict", (context, parsed, cancellationToken) =>
        {
            var ahead = parsed.GetValue(horizon)!;
            if (parsed.GetValue(preset) == "value")
            {
                return files.AskAsync<ForecastOrdersHandler, OrderForecastReport>(
                    context, parsed, (handler, _, token) => handler.HandleAsync(new ForecastOrders(ahead), token), (report, seconds) => report with { Seconds = seconds },
                    (report, output) => Write(report, output, words), cancellationToken);
            }

            if (Window.Parse(ahead) is not { } ms)
                return Task.FromResult(context.Fail(new Problem("understand.predict.bad_horizon", ProblemKind.Invalid, Fact.Of("given", ahead))));
            var goal = parsed.GetValue(preset) == "churn" ? PredictionGoal.Churn : PredictionGoal.Event;
            return files.AskAsync<IPredictions, PredictionView>(
                context, parsed,
                async (predictions, threads, token) =>
                    (await predictions.PredictAsync(new PredictionRequest(goal, parsed.GetValue(what), ms, context.Options.Seed, threads), context.Progress, token)).Map(report => PredictionView.Of(report, words)),
                (view, seconds) => view with { Seconds = seconds },
                (view, output) => Write(view, output, words),
                cancellationToken);
        }, [what, horizon, preset, .. files.All]);
        command.Validators.Add(result =>
        {
            if (result.GetValue(what) is null && result.GetValue(preset) is null)
                result.AddError(words["cli.understand.predict.need_event"]);
        });
        return command;
    }

    static void Write(PredictionView view, TextWriter output, Localizer words)
    {
        output.WriteLine(view.Answer);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "asked", "users", "found", "times" }.Select(c => words["understand.predict.page." + c])],
            view.Lift.Select(s => (IReadOnlyList<string>)
                [words.Write(Fact.Share("p", s.Part)), words.Write(Fact.Count("n", s.Users)), words.Write(Fact.Share("g", s.Gain).Between(s.GainInterval.Low, s.GainInterval.High)), words.Write(Fact.Ratio("l", s.Lift))]));
        output.WriteLine();
        output.WriteLine(words["cli.understand.predict.features"]);
        foreach (var feature in view.TopFeatures)
            output.WriteLine("  " + words["cli.understand.predict.figure", Fact.Of("name", feature.Text), Fact.Decimal("value", feature.Importance)]);
    }

    static void Write(OrderForecastReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "tenth", "customers", "forecast", "happened" }.Select(c => words["understand.orders.page." + c])],
            report.Tenths.Select(t => (IReadOnlyList<string>)
                [words.Write(Fact.Share("p", t.Part)), words.Write(Fact.Count("n", t.Customers)), words.Write(Fact.Decimal("f", t.Forecast)), words.Write(Fact.Decimal("h", t.Happened))]));
    }
}

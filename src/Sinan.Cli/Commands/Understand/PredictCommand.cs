using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features.ForecastOrders;
using Sinan.Stages.Understand.Features.PredictEvent;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand predict --event E --horizon 14d</c>, <c>--preset churn|value|template</c>, <c>--miss-cost 100 --false-alarm-cost 1</c></summary>
static class PredictCommand
{
    const string UsualHorizon = "14d";

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var what = new Option<string?>("--event") { HelpName = "E", Description = words["cli.understand.predict.event"] };
        var horizon = new Option<string?>("--horizon") { HelpName = "14d", Description = words["cli.understand.predict.horizon"] };
        var missCost = new Option<double?>("--miss-cost") { HelpName = "X", Description = words["cli.understand.predict.miss_cost"] };
        var falseAlarmCost = new Option<double?>("--false-alarm-cost") { HelpName = "X", Description = words["cli.understand.predict.false_alarm_cost"] };
        var preset = new Option<string?>("--preset") { HelpName = "churn|value|template", Description = words["cli.understand.predict.preset"] };
        preset.AcceptOnlyFromAmong("churn", "value", "template");
        var files = new EventFileOptions(words);
        var command = shell.Verb("predict", "cli.understand.predict", (context, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(preset) == "value")
            {
                return files.AskAsync<ForecastOrdersHandler, OrderForecastReport>(
                    context, parsed, (handler, _, token) => handler.HandleAsync(new ForecastOrders(parsed.GetValue(horizon) ?? UsualHorizon), token), (report, seconds) => report with { Seconds = seconds },
                    (report, output) => Write(report, output, words), cancellationToken);
            }

            return files.AskAsync<IServiceProvider, PredictionView>(
                context, parsed,
                async (services, threads, token) =>
                {
                    var suggested = parsed.GetValue(preset) == "template" ? await PredictionQuestions.SuggestedAsync(services.GetRequiredService<ITemplates>(), token) : (Outcome<SuggestedPrediction>?)null;
                    if (suggested is { IsOk: false } none)
                        return none.Problem;
                    var start = suggested?.Value;
                    var asked = PredictionQuestions.Typed(
                        parsed.GetValue(preset), parsed.GetValue(what) ?? start?.Event, parsed.GetValue(horizon) ?? start?.Horizon ?? UsualHorizon,
                        parsed.GetValue(missCost) ?? start?.MissCost, parsed.GetValue(falseAlarmCost) ?? start?.FalseAlarmCost, context.Options.Seed);
                    if (!asked.IsOk)
                        return asked.Problem;
                    return (await services.GetRequiredService<IPredictions>().PredictAsync(asked.Value with { Threads = threads }, context.Progress, token)).Map(report => PredictionView.Of(report, words));
                },
                (view, seconds) => view with { Seconds = seconds },
                (view, output) => Write(view, output, words),
                cancellationToken);
        }, [what, horizon, preset, missCost, falseAlarmCost, .. files.All]);
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

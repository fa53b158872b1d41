using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Train.Domain;
using Sinan.Stages.Train.Features.EvaluateTabular;

namespace Sinan.Cli.Commands.Train;

/// <summary><c>train tabular evaluate</c>: how well a column of two values is told from the others.</summary>
static class EvaluateTabularCommand
{
    const int DefaultFolds = 5;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var data = new Option<string>("--data") { HelpName = "FILE", Required = true, Description = words["cli.train.tabular.data"] };
        var target = new Option<string>("--target") { HelpName = "COL", Required = true, Description = words["cli.train.tabular.target"] };
        var test = new Option<string?>("--test") { HelpName = "FILE", Description = words["cli.train.tabular.test"] };
        var drop = new Option<string?>("--drop") { HelpName = "a,b", Description = words["cli.train.tabular.drop"] };
        var model = new Option<string>("--model") { HelpName = "boosted|logistic", Description = words["cli.train.tabular.model"], DefaultValueFactory = _ => "boosted" };
        model.AcceptOnlyFromAmong("boosted", "logistic");
        var folds = new Option<int>("--folds") { HelpName = "N", Description = words["cli.train.tabular.folds"], DefaultValueFactory = _ => DefaultFolds };
        folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 2 or > 100)
                result.AddError(words["cli.train.tabular.folds_range"]);
        });
        var positive = new Option<string?>("--positive") { HelpName = "VALUE", Description = words["cli.train.tabular.positive"] };
        var save = new Option<string?>("--save") { HelpName = "FILE", Description = words["cli.train.tabular.save"] };
        var noHeader = new Option<bool>("--no-header") { Description = words["cli.understand.no_header"] };
        var columns = new Option<string?>("--columns") { HelpName = "a,b,…", Description = words["cli.understand.columns"] };
        return shell.Verb("evaluate", "cli.train.tabular.evaluate", async (context, parsed, cancellationToken) =>
        {
            bool? headless = parsed.GetValue(noHeader) ? true : null;
            var names = Listed(parsed.GetValue(columns));
            var train = TabularFile.Read(context.Io.PathOf(parsed.GetValue(data)!), headless, names);
            if (!train.IsOk)
                return context.Fail(train.Problem);
            TabularRows? measured = null;
            if (parsed.GetValue(test) is { } testFile)
            {
                var read = TabularFile.Read(context.Io.PathOf(testFile), headless, names);
                if (!read.IsOk)
                    return context.Fail(read.Problem);
                measured = read.Value;
            }

            var request = new EvaluateTabular(
                train.Value, measured, parsed.GetValue(target)!, Listed(parsed.GetValue(drop)),
                parsed.GetValue(model) == "logistic" ? AnswerLearner.Logistic : AnswerLearner.Boosted, parsed.GetValue(positive), parsed.GetValue(folds),
                parsed.GetValue(save) is not null, context.Options.Seed, context.Options.Threads);
            var outcome = await new EvaluateTabularHandler(TimeProvider.System).HandleAsync(request, cancellationToken);
            if (outcome is { IsOk: true, Value.Kept: { } kept })
                await File.WriteAllTextAsync(context.Io.PathOf(parsed.GetValue(save)!), JsonSerializer.Serialize(kept, EvidenceJson.Options), cancellationToken);
            return context.Answer(outcome, (evaluation, output) => Write(evaluation, output, words));
        }, data, target, test, drop, model, folds, positive, save, noHeader, columns);
    }

    static ImmutableArray<string> Listed(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static void Write(TabularEvaluation evaluation, TextWriter output, Localizer words)
    {
        output.WriteLine(words[
            "cli.train.tabular.answer", Fact.Of("model", words["train.model." + evaluation.Model]), Fact.Of("value", evaluation.Positive), Fact.Count("rows", evaluation.TestRows),
            Fact.Decimal("auc", evaluation.Auc).Between(evaluation.AucCi95[0], evaluation.AucCi95[1]), Fact.Share("accuracy", evaluation.Accuracy), Fact.Share("calibration", evaluation.CalibrationError)]);
        if (!evaluation.LeftOut.IsEmpty)
            output.WriteLine(words["cli.train.tabular.left_out", Fact.Of("columns", string.Join(", ", evaluation.LeftOut))]);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "threshold", "called", "precision", "recall", "f1" }.Select(c => words["cli.train.tabular.column." + c])],
            evaluation.Thresholds.Select(t => (IReadOnlyList<string>)[.. new[] { t.Threshold, t.Called, t.Precision, t.Recall, t.F1 }.Select(v => words.Write(Fact.Share("v", v)))]));
    }
}

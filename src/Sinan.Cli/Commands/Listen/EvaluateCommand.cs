using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.EvaluateText;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen sentiment evaluate</c> and <c>listen topic evaluate</c>: how well a label is told from the words.</summary>
static class EvaluateCommand
{
    const int MostConfusions = 10;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var train = new Option<string>("--train") { HelpName = "FILE", Required = true, Description = words["cli.listen.evaluate.train"] };
        var test = new Option<string?>("--test") { HelpName = "FILE", Description = words["cli.listen.evaluate.test"] };
        var text = new Option<string>("--text") { HelpName = "COL", Required = true, Description = words["cli.listen.evaluate.text"] };
        var label = new Option<string>("--label") { HelpName = "COL", Required = true, Description = words["cli.listen.evaluate.label"] };
        var folds = new Option<int?>("--folds") { HelpName = "N", Description = words["cli.listen.evaluate.folds"] };
        folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 2 or > 100)
                result.AddError(words["cli.listen.evaluate.folds_range"]);
        });
        return shell.Verb("evaluate", "cli.listen.evaluate", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var (testFile, parts) = (parsed.GetValue(test), parsed.GetValue(folds));
            if (testFile is null && parts is null)
                return context.Fail(new Problem("listen.no_test", ProblemKind.Invalid));
            var learn = LabelledFile.Read(context.Io.PathOf(parsed.GetValue(train)!), parsed.GetValue(text)!, parsed.GetValue(label)!);
            if (!learn.IsOk)
                return context.Fail(learn.Problem);
            IReadOnlyList<LabelledText> measure = [];
            if (testFile is not null)
            {
                var read = LabelledFile.Read(context.Io.PathOf(testFile), parsed.GetValue(text)!, parsed.GetValue(label)!);
                if (!read.IsOk)
                    return context.Fail(read.Problem);
                measure = read.Value;
            }

            var handler = new EvaluateTextHandler(LanguageTools.Shared, TimeProvider.System);
            var request = new EvaluateText(learn.Value, measure, testFile is null ? parts : null, context.Options.Seed, context.Options.Threads);
            var outcome = await handler.HandleAsync(request, cancellationToken);
            return context.Answer(
                outcome.Map(e => e with { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds }), (evaluation, output) => Write(evaluation, output, words));
        }, train, test, text, label, folds);
    }

    static void Write(TextEvaluation evaluation, TextWriter output, Localizer words)
    {
        output.WriteLine(words[
            "cli.listen.evaluate.answer", Fact.Share("accuracy", evaluation.Accuracy).Between(evaluation.AccuracyCi95[0], evaluation.AccuracyCi95[1]),
            Fact.Count("rows", evaluation.TestRows), Fact.Share("f1", evaluation.MacroF1), Fact.Decimal("auc", evaluation.Auc), Fact.Share("calibration", evaluation.CalibrationError), Fact.Share("noise", evaluation.CalibrationNoise)]);
        output.WriteLine(Abstention(evaluation.Abstention, words));
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "label", "precision", "recall", "f1", "support" }.Select(c => words["cli.listen.evaluate.column." + c])],
            evaluation.PerClass.Select(c => (IReadOnlyList<string>)
            [
                c.Label, words.Write(Fact.Share("p", c.Precision)), words.Write(Fact.Share("r", c.Recall)), words.Write(Fact.Share("f", c.F1)), words.Write(Fact.Count("n", c.Support)),
            ]));
        if (evaluation.Confusion.IsEmpty)
            return;
        output.WriteLine();
        output.WriteLine(words["cli.listen.evaluate.confusion"]);
        TextTable.Write(
            output, [.. new[] { "label", "taken_for", "support" }.Select(c => words["cli.listen.evaluate.column." + c])],
            evaluation.Confusion.Take(MostConfusions).Select(c => (IReadOnlyList<string>)[c.Label, c.TakenFor, words.Write(Fact.Count("n", c.Rows))]));
    }

    static string Abstention(TextAbstention abstention, Localizer words) =>
        abstention is { Confidence: { } confidence, Accuracy: { } right }
            ? words[
                "cli.listen.evaluate.abstain", Fact.Share("confidence", confidence), Fact.Share("coverage", abstention.Coverage),
                Fact.Share("right", right).Between(abstention.AccuracyCi95[0], abstention.AccuracyCi95[1])]
            : words["cli.listen.evaluate.no_abstain", Fact.Share("wanted", abstention.WantedAccuracy)];
}

using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Feasibility;
using Sinan.Stages.Decide.Features.CheckFeasibility;
using Sinan.Stages.Decide.Features.MeasureFeasibility;
using Sinan.Stages.Listen.Data;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide feasibility [FILE --text COL --label COL] --target 80</c>: whether a label can be told well enough, from a file or from the comments of the workspace.</summary>
static class FeasibilityCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = words["cli.decide.feasibility.file"] };
        var columns = new FeasibilityColumns(words);
        var target = new Option<double>("--target") { HelpName = "N", Description = words["cli.decide.feasibility.target"], DefaultValueFactory = _ => 100 * CheckFeasibility.DefaultTarget };
        var rows = new Option<int?>("--rows") { HelpName = "N", Description = words["cli.decide.feasibility.rows"] };
        var labelError = new Option<double?>("--label-error") { HelpName = "N", Description = words["cli.decide.feasibility.label_error"] };
        var labelSeconds = new Option<double>("--label-seconds") { HelpName = "N", Description = words["cli.decide.feasibility.label_seconds"], DefaultValueFactory = _ => CheckFeasibility.DefaultLabelSeconds };
        var told = new Option<string?>("--told") { HelpName = "rating|label|set:ID", Description = words["cli.decide.feasibility.told"] };
        var need = new Option<string?>("--need") { HelpName = "ID", Description = words["cli.decide.feasibility.need"] };
        return shell.Verb("feasibility", "cli.decide.feasibility", async (context, parsed, cancellationToken) =>
        {
            var request = new CheckFeasibility(
                parsed.GetValue(told), parsed.GetValue(target) / 100, parsed.GetValue(rows), parsed.GetValue(labelError) / 100, parsed.GetValue(labelSeconds), parsed.GetValue(need));
            var started = TimeProvider.System.GetTimestamp();
            var report = parsed.GetValue(file) is { } path
                ? OfFile(context, columns, parsed, context.Io.PathOf(path), request, cancellationToken)
                : await OfWorkspaceAsync(context, request, cancellationToken);
            return context.Answer(report.Map(r => r.In(words) with { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds }), (r, output) => Write(r, output, words));
        }, [file, .. columns.All, target, rows, labelError, labelSeconds, told, need]);
    }

    static Outcome<FeasibilityReport> OfFile(
        CommandContext context, FeasibilityColumns columns, ParseResult parsed, string path, CheckFeasibility request, CancellationToken cancellationToken)
    {
        if (!request.IsSound)
            return new Problem("decide.feasibility.numbers", ProblemKind.Invalid);
        var rows = columns.Read(path, parsed);
        if (!rows.IsOk)
            return rows.Problem;
        var study = new FeasibilityStudy(LanguageTools.Shared, TimeProvider.System);
        return study.Measure(rows.Value, ToldTask.OfColumn(columns.LabelOf(parsed)!), context.Options.Seed, context.Options.Threads, context.Progress, cancellationToken).Map(m => FeasibilityReport.Of(m, request));
    }

    static async Task<Outcome<FeasibilityReport>> OfWorkspaceAsync(CommandContext context, CheckFeasibility request, CancellationToken cancellationToken)
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var measured = await services.GetRequiredService<MeasureFeasibilityHandler>().HandleAsync(
            new MeasureFeasibility(request.Told, context.Options.Seed), context.Options.Threads, context.Progress, cancellationToken);
        return measured.IsOk
            ? await services.GetRequiredService<CheckFeasibilityHandler>().HandleAsync(request with { Told = measured.Value.Told }, cancellationToken)
            : measured.Problem;
    }

    static void Write(FeasibilityReport report, TextWriter output, Localizer words)
    {
        output.WriteLine(report.Answer);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "rows", "kind", "score", "interval" }.Select(c => words["decide.feasibility.col." + c])],
            report.Points.Select(p => (IReadOnlyList<string>)
            [
                words.Write(Fact.Count("n", p.Rows)), words[p.Measured ? "decide.feasibility.curve.measured" : "decide.feasibility.curve.forecast"], words.Write(Fact.Share("s", p.Score)),
                words.Write(Fact.Share("l", p.Ci95[0])) + "–" + words.Write(Fact.Share("h", p.Ci95[1])),
            ]));
        output.WriteLine();
        foreach (var check in report.Checks)
            output.WriteLine($"{words["decide.feasibility.item." + check.Code]}: {words[FeasibilityReport.KeyOf(check.Verdict)]}. {check.Text}");
    }
}

using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.BuildCohort;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand cohort --rule JSON|FILE [--name NAME]</c></summary>
static class CohortCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var rule = new Option<string>("--rule") { Required = true, HelpName = "JSON|FILE", Description = words["cli.understand.cohort.rule"] };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = words["cli.understand.cohort.name"] };
        var files = new EventFileOptions(words);
        return shell.Verb("cohort", "cli.understand.cohort", async (context, parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(rule)!;
            var json = given.TrimStart().StartsWith('{') || !File.Exists(context.Io.PathOf(given)) ? given : await File.ReadAllTextAsync(context.Io.PathOf(given), cancellationToken);
            if (CohortRules.Parse(json) is not { } conditions)
                return context.Fail(new Problem("understand.cohort.rule", ProblemKind.Invalid));
            return await files.AskAsync<BuildCohortHandler, CohortReport>(
                context, parsed,
                (handler, threads, token) => handler.HandleAsync(new BuildCohort(conditions, parsed.GetValue(name)) { Threads = threads }, token),
                (report, seconds) => report with { Seconds = seconds },
                (report, output) => Write(report, output, words),
                cancellationToken);
        }, [rule, name, .. files.All]);
    }

    static void Write(CohortReport report, TextWriter output, Localizer words)
    {
        output.WriteSentences(report.Answer, words);
        if (report.Id is not null)
            output.WriteLine(words["understand.cohort.saved", Fact.Of("name", report.Name!), Fact.Of("id", report.Id)]);
        output.WriteLine();
        TextTable.Write(
            output,
            [.. new[] { "condition", "users", "share" }.Select(k => words["understand.cohort.column." + k])],
            report.Parts.Select(p => (IReadOnlyList<string>) [words.Write(p.Says), words.Write(Fact.Count("n", p.Users)), words.Write(Fact.Share("s", p.Share ?? double.NaN))]));
    }
}

using System.CommandLine;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Features.ReportQuality;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect quality [FILE]</c></summary>
static class QualityCommand
{
    public static Command Create(CommandShell shell)
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, HelpName = "FILE", Description = shell.Words["cli.collect.quality.file"] };
        var group = new Option<string?>("--group") { HelpName = "COLUMN", Description = shell.Words["cli.collect.quality.group"] };
        var reading = new ReadingOptions(shell.Words);
        return shell.Verb("quality", "cli.collect.quality", async (context, parsed, cancellationToken) =>
        {
            var report = parsed.GetValue(file) is { } path
                ? await OfFileAsync(context, reading.Read(context, parsed, [path]), parsed.GetValue(group), cancellationToken)
                : await OfWorkspaceAsync(context, parsed.GetValue(group), cancellationToken);
            return context.Answer(report.Map(r => QualityView.Of(r, context.Words)), (output, writer) => Write(output, writer, context.Words));
        }, [file, group, .. reading.All]);
    }

    static async Task<Outcome<QualityReport>> OfFileAsync(CommandContext context, Outcome<ImportRequest> request, string? group, CancellationToken cancellationToken)
    {
        if (!request.IsOk)
            return request.Problem;
        await using var plain = new PlainWorkspace(request.Value.Zone);
        return await plain.Services.GetRequiredService<ReportFileQualityHandler>().HandleAsync(new ReportFileQuality(request.Value.Files[0], request.Value, group), cancellationToken);
    }

    static async Task<Outcome<QualityReport>> OfWorkspaceAsync(CommandContext context, string? group, CancellationToken cancellationToken)
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        return await services.GetRequiredService<ReportQualityHandler>().HandleAsync(new ReportQuality(group), context.Progress, cancellationToken);
    }

    static void Write(QualityView output, TextWriter writer, Localizer words)
    {
        writer.WriteLine(words["cli.collect.quality.score", Fact.Decimal("score", output.Score), Fact.Count("rows", output.Rows)]);
        if (output.Findings.Length == 0)
            writer.WriteLine(words["cli.collect.quality.none"]);
        foreach (var finding in output.Findings)
        {
            writer.WriteLine("- " + finding.Text);
            writer.WriteLine("  " + finding.Advice);
        }
    }
}

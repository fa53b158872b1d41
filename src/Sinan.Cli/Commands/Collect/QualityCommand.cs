using System.Collections.Immutable;
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
            return context.Answer(report.Map(r => Output.Of(r, context.Words)), (output, writer) => Write(output, writer, context.Words));
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

    static void Write(Output output, TextWriter writer, Localizer words)
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

    /// <summary>The report with its sentences written out: the contract of the command line.</summary>
    sealed record Output(
        long Rows, double Score, ImmutableArray<ColumnQuality> Columns, ImmutableArray<Finding> Findings, ImmutableArray<Scenario> Scenarios,
        long Users, long Items, long Feedback, double ColdUsers, double ColdItems, DateTimeOffset? First, DateTimeOffset? Last,
        ImmutableSortedDictionary<string, long> Redacted, ImmutableSortedDictionary<string, long> Rejected, double Seconds)
    {
        public static Output Of(QualityReport report, Localizer words) => new(
            report.Rows, report.Score, report.Columns,
            [.. report.Findings.Select(f => new Finding(f.Code, f.Severity, f.Column, f.Rows, f.Share, f.Penalty, words.Write(f.Says), words.Write(f.Advice), f.Evidence == default ? null : f.Evidence.Value))],
            [.. report.Scenarios.Select(s => new Scenario(s.Code, s.Covered, words.Write(s.Says)))],
            report.Users, report.Items, report.Feedback, report.ColdUsers, report.ColdItems, report.First, report.Last, report.Redacted, report.Rejected, report.Seconds);
    }

    sealed record Finding(string Code, FindingSeverity Severity, string? Column, long Rows, double Share, double Penalty, string Text, string Advice, string? Evidence);

    sealed record Scenario(string Code, bool Covered, string Text);
}

using System.CommandLine;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;
using Sinan.Stages.Listen.Features.ListDuplicates;
using Sinan.Stages.Listen.Features.MergeDuplicates;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen duplicates [FILE] [--least 0.8] [--merge ID | --undo ID]</c></summary>
static class DuplicatesCommand
{
    const int MostWritten = 30;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var feedback = new FeedbackFileOptions(words);
        var least = new Option<double>("--least") { HelpName = "S", Description = words["cli.listen.duplicates.least"], DefaultValueFactory = _ => ListDuplicates.UsualLeast };
        var merge = new Option<long?>("--merge") { HelpName = "ID", Description = words["cli.listen.duplicates.merge"] };
        var undo = new Option<long?>("--undo") { HelpName = "ID", Description = words["cli.listen.duplicates.undo"] };
        return shell.Verb("duplicates", "cli.listen.duplicates", async (context, parsed, cancellationToken) =>
        {
            var (merged, undone) = (parsed.GetValue(merge), parsed.GetValue(undo));
            if ((merged ?? undone) is not null && parsed.GetValue(feedback.File) is not null)
                return context.Fail(new Problem("listen.merge_needs_workspace", ProblemKind.Invalid));
            return await feedback.AskAsync(context, parsed, services => AskAsync(services, parsed.GetValue(least), merged, undone, cancellationToken), (report, output) => Write(report, output, words), cancellationToken);
        }, feedback.File, feedback.Map, least, merge, undo);
    }

    /// <summary>Merges or undoes what was asked for, then lists.</summary>
    static async Task<Outcome<DuplicateReport>> AskAsync(IServiceProvider services, double least, long? merge, long? undo, CancellationToken cancellationToken)
    {
        var merger = services.GetRequiredService<MergeDuplicatesHandler>();
        if (merge is { } id && await merger.HandleAsync(new MergeDuplicates(id, least), cancellationToken) is { IsOk: false } refused)
            return refused.Problem;
        if (undo is { } old && await merger.HandleAsync(new UndoMerge(old), cancellationToken) is { IsOk: false } missing)
            return missing.Problem;
        return await services.GetRequiredService<ListDuplicatesHandler>().HandleAsync(new ListDuplicates(least) { Waits = true, MostGroups = int.MaxValue, MostMembers = int.MaxValue }, cancellationToken);
    }

    static void Write(DuplicateReport report, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(report.Answer));
        if (report.Groups.IsEmpty)
            return;
        output.WriteLine();
        TextTable.Write(
            output, ["id", .. new[] { "votes", "comments", "state", "text" }.Select(c => words["listen.duplicates.column." + c])],
            report.Groups.Take(MostWritten).Select(g => (IReadOnlyList<string>)
            [
                g.Id.ToString(CultureInfo.InvariantCulture), words.Write(Fact.Count("v", g.Votes)), words.Write(Fact.Count("n", g.Size)),
                words["listen.duplicates.state." + g.State.ToString().ToLowerInvariant()], SaidAgain.Short(g.Text),
            ]));
        if (report.Groups.Length > MostWritten)
            output.WriteLine(words["listen.duplicates.more", Fact.Count("shown", MostWritten), Fact.Count("all", report.Groups.Length)]);
    }
}

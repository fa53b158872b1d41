using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand compare</c>: the variants of an experiment that the log itself names.</summary>
static class CompareCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var column = new Option<string?>("--column") { HelpName = "COLUMN", Description = words["cli.understand.compare.column"] };
        var control = new Option<string?>("--control") { HelpName = "NAME", Description = words["cli.understand.compare.control"] };
        return shell.Verb("compare", "cli.understand.compare", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var outcome = await services.GetRequiredService<IGroupComparisons>()
                .CompareAsync(new CompareRequest(parsed.GetValue(column), parsed.GetValue(control)), cancellationToken);
            return context.Answer(outcome, (comparison, output) => Write(comparison, output, words));
        }, [column, control]);
    }

    static void Write(GroupComparison comparison, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(comparison.Answer));
        foreach (var variant in comparison.Variants)
            output.WriteLine($"  {variant.Name}  {words.Write(Fact.Count("n", variant.Users))}");
        foreach (var effect in comparison.Metrics.SelectMany(m => m.Effects))
            output.WriteLine("  " + words.Write(effect.Says));
    }
}

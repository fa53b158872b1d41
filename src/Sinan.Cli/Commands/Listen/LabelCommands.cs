using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Features.AddLabelSet;
using Sinan.Stages.Listen.Features.CheckLabels;
using Sinan.Stages.Listen.Features.LearnLabels;
using Sinan.Stages.Listen.Features.ListLabels;
using Sinan.Stages.Listen.Features.ShowLabels;

namespace Sinan.Cli.Commands.Listen;

/// <summary>The group <c>listen labels</c>: <c>list</c>, <c>show SET</c>, <c>quality SET</c>, <c>learn SET</c>, <c>add NAME LABEL…</c>.</summary>
static class LabelCommands
{
    public static Command Create(CommandShell shell) => shell.Verb("labels", "cli.listen.labels", null, [List(shell), Show(shell), Quality(shell), Learn(shell), Add(shell)]);

    static Argument<string> Set(CommandShell shell) => new("set") { HelpName = "SET", Description = shell.Words["cli.listen.labels.set"] };

    static Command List(CommandShell shell) => shell.Verb("list", "cli.listen.labels.list", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: false, cancellationToken);
        var list = await services.GetRequiredService<ListLabelsHandler>().HandleAsync(new ListLabels(), cancellationToken);
        return context.Answer(Outcome<LabelSetList>.Ok(list), (answer, output) => TextTable.Write(
            output, ["ID", .. new[] { "set", "labelled", "measured", "annotators", "disputed" }.Select(c => shell.Words["listen.labels.column." + c])],
            answer.Sets.Select(s => (IReadOnlyList<string>)
                [s.Set.Id, shell.Words.Write(s.Set.Title), Count(shell, s.Labelled), Count(shell, s.Measured), Count(shell, s.Annotators), Count(shell, s.Disputed)])));
    });

    static Command Show(CommandShell shell)
    {
        var set = Set(shell);
        return shell.Verb("show", "cli.listen.labels.show", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            return context.Answer(await services.GetRequiredService<ShowLabelsHandler>().HandleAsync(new ShowLabels(parsed.GetValue(set)!), cancellationToken), (answer, output) => Write(shell, answer, output));
        }, set);
    }

    static Command Learn(CommandShell shell)
    {
        var set = Set(shell);
        return shell.Verb("learn", "cli.listen.labels.learn", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var learnt = await services.GetRequiredService<LearnLabelsHandler>().HandleAsync(new LearnLabels(parsed.GetValue(set)!, context.Options.Seed), context.Progress, cancellationToken);
            return learnt.IsOk
                ? context.Answer(await services.GetRequiredService<ShowLabelsHandler>().HandleAsync(new ShowLabels(parsed.GetValue(set)!), cancellationToken), (answer, output) => Write(shell, answer, output))
                : context.Fail(learnt.Problem);
        }, set);
    }

    static Command Quality(CommandShell shell)
    {
        var set = Set(shell);
        var limit = new Option<double>("--limit") { HelpName = "P", Description = shell.Words["cli.listen.labels.limit"], DefaultValueFactory = _ => CheckLabels.UsualLimit };
        return shell.Verb("quality", "cli.listen.labels.quality", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new CheckLabels(parsed.GetValue(set)!, parsed.GetValue(limit), context.Options.Seed);
            return context.Answer(await services.GetRequiredService<CheckLabelsHandler>().HandleAsync(request, cancellationToken), (quality, output) =>
            {
                output.WriteLine(shell.Words.Write(quality.Sentence));
                TextTable.Write(
                    output, [.. new[] { "first", "second", "comments", "agreed", "kappa" }.Select(c => shell.Words["listen.check.column." + c])],
                    quality.Pairs.Select(p => (IReadOnlyList<string>)[p.First, p.Second, Count(shell, p.Comments), Written(shell, p.Agreed), Written(shell, p.Kappa)]));
            });
        }, set, limit);
    }

    static Command Add(CommandShell shell)
    {
        var name = new Argument<string>("name") { HelpName = "NAME", Description = shell.Words["listen.labels.name"] };
        var labels = new Argument<string[]>("label") { HelpName = "LABEL", Arity = ArgumentArity.OneOrMore, Description = shell.Words["cli.listen.labels.label"] };
        return shell.Verb("add", "cli.listen.labels.add", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var added = await services.GetRequiredService<AddLabelSetHandler>().HandleAsync(new AddLabelSet(parsed.GetValue(name)!, parsed.GetValue(labels)!, "cli"), cancellationToken);
            return context.Answer(added, (set, output) => output.WriteLine($"{set.Id}\t{shell.Words.Write(set.Title)}"));
        }, name, labels);
    }

    static void Write(CommandShell shell, LabelAnswer answer, TextWriter output)
    {
        output.WriteLine(shell.Words.Write(answer.Sentence));
        TextTable.Write(
            output, [.. new[] { "label", "told", "share", "precision", "recall" }.Select(c => shell.Words["listen.labels.column." + c])],
            answer.Report.Labels.Select(l => (IReadOnlyList<string>)
                [shell.Words.Write(answer.Set.NameOf(l.Label)), Count(shell, l.Told), Written(shell, Share(l.Share)), Written(shell, Share(l.Precision)), Written(shell, Share(l.Recall))]));
    }

    static Fact? Share(ThemeFigure? figure) => figure is null ? null : Fact.Share("share", figure.Value) with { Interval = figure.Interval };

    static string Count(CommandShell shell, double value) => shell.Words.Write(Fact.Count("n", value));

    static string Written(CommandShell shell, Fact? fact) =>
        fact is null ? "–" : shell.Words.WriteInterval(fact) is { } interval ? $"{shell.Words.Write(fact)} ({interval})" : shell.Words.Write(fact);
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.FindItemsets;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide itemsets FILE --min-support S</c></summary>
static class ItemsetsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var support = new Option<double>("--min-support") { Required = true, HelpName = "S", Description = words["cli.decide.min_support"] };
        var kind = new Option<string>("--kind") { HelpName = "all|closed|maximal", Description = words["cli.decide.itemsets.kind"], DefaultValueFactory = _ => "all" };
        kind.AcceptOnlyFromAmong("all", "closed", "maximal");
        var maxLength = new Option<int?>("--max-length") { HelpName = "N", Description = words["cli.decide.itemsets.max_length"] };
        var output = new Option<string?>("--out") { HelpName = "F", Description = words["cli.decide.itemsets.out"] };
        var file = new BasketFile(words);
        return shell.Verb("itemsets", "cli.decide.itemsets", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var baskets = file.Read(context, parsed, cancellationToken);
            if (!baskets.IsOk)
                return context.Fail(baskets.Problem);
            var request = new FindItemsets(
                baskets.Value, parsed.GetValue(support), Enum.Parse<ItemsetKind>(parsed.GetValue(kind)!, ignoreCase: true), parsed.GetValue(maxLength), context.Options.Threads);
            var answer = await new FindItemsetsHandler(TimeProvider.System).HandleAsync(request, cancellationToken);
            if (answer.IsOk && parsed.GetValue(output) is { } path)
                await WriteAsync(answer.Value, baskets.Value, context.Io.PathOf(path), cancellationToken);
            return context.Answer(
                answer.Map(a => a with { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds }),
                (a, text) =>
                {
                    text.WriteLine(words["cli.decide.itemsets.answer", Fact.Count("sets", a.Itemsets), Fact.Count("least", a.MinSupportCount), Fact.Count("baskets", a.Transactions), Fact.Count("items", a.Items)]);
                    foreach (var (length, sets) in a.ByLength.Index())
                        text.WriteLine(words["cli.decide.itemsets.length", Fact.Count("length", length + 1), Fact.Count("sets", sets)]);
                });
        }, [.. file.All, support, kind, maxLength, output]);
    }

    static async Task WriteAsync(ItemsetsAnswer answer, Baskets baskets, string path, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        for (var set = 0; set < answer.Sets.Count; set++)
        {
            if ((set & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{baskets.Line(answer.Sets.ItemsOf(set))} ({answer.Sets.CountOf(set)})"));
        }
    }
}

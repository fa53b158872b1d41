using System.CommandLine;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Train.Domain;
using Sinan.Stages.Train.Features.ExplainTabular;

namespace Sinan.Cli.Commands.Train;

/// <summary><c>train explain --model FILE --data F</c>: why rows got their probability.</summary>
static class ExplainTabularCommand
{
    const int ShownColumns = 5;

    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var model = new Option<string>("--model") { HelpName = "FILE", Required = true, Description = words["cli.train.explain.model"] };
        var data = new Option<string>("--data") { HelpName = "FILE", Required = true, Description = words["cli.train.explain.data"] };
        var rows = new Option<int>("--rows") { HelpName = "N", Description = words["cli.train.explain.rows"], DefaultValueFactory = _ => 10 };
        return shell.Verb("explain", "cli.train.explain", async (context, parsed, cancellationToken) =>
        {
            var kept = await LoadAsync(context.Io.PathOf(parsed.GetValue(model)!), cancellationToken);
            if (!kept.IsOk)
                return context.Fail(kept.Problem);
            var table = TabularFile.Read(context.Io.PathOf(parsed.GetValue(data)!), null, []);
            if (!table.IsOk)
                return context.Fail(table.Problem);
            var request = new ExplainTabular(kept.Value, table.Value, Math.Max(1, parsed.GetValue(rows)), context.Options.Threads);
            return context.Answer(new ExplainTabularHandler(TimeProvider.System).Handle(request), (explanation, output) => Write(explanation, output, words));
        }, model, data, rows);
    }

    static async Task<Outcome<TabularModel>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(path)));
        try
        {
            await using var file = File.OpenRead(path);
            if (await JsonSerializer.DeserializeAsync<TabularModel>(file, EvidenceJson.Options, cancellationToken) is { Encoding: not null, Model.Features.IsDefault: false } model)
                return model;
        }
        catch (JsonException)
        {
            // Said below, as for a document of another kind.
        }

        return new Problem("train.bad_model", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)));
    }

    static void Write(TabularExplanation explanation, TextWriter output, Localizer words)
    {
        foreach (var (row, i) in explanation.Rows.Select((r, i) => (r, i)))
        {
            output.WriteLine(words["cli.train.explain.row", Fact.Count("row", i + 1), Fact.Share("probability", row.Prediction)]);
            foreach (var (column, value) in row.Contributions.OrderByDescending(c => Math.Abs(c.Value)).Take(ShownColumns))
                output.WriteLine("  " + words["cli.train.explain.part", Fact.Of("column", column), Fact.Decimal("value", value)]);
        }
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sinan.Cli.Commands.PlainFiles;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen themes</c>: on a file, or on the workspace's feedback, which is then read anew and kept.</summary>
static class ThemesCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var file = new Argument<string?>("file") { HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne, Description = words["cli.listen.themes.file"] };
        var k = new Option<string>("--k") { HelpName = "auto|N", Description = words["cli.listen.themes.k"], DefaultValueFactory = _ => "auto" };
        var map = new Option<string[]>("--map") { HelpName = "role=column,…", Description = words["cli.listen.themes.map"] };
        return shell.Verb("themes", "cli.listen.themes", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var (asked, number) = (parsed.GetValue(k)!, 0);
            if (asked != "auto" && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 2))
                return context.Fail(new Problem("listen.bad_clusters", ProblemKind.Invalid, Fact.Of("given", asked)));
            var request = new ReadFeedback(context.Options.Seed, asked == "auto" ? null : number);
            if (parsed.GetValue(file) is not { } path)
            {
                var services = await context.WorkspaceAsync(create: false, cancellationToken);
                return Answer(context, await services.GetRequiredService<ReadFeedbackHandler>().HandleAsync(request, context.Progress, cancellationToken), started);
            }

            var roles = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var text in (parsed.GetValue(map) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
            {
                var sign = text.IndexOf('=', StringComparison.Ordinal);
                if (sign <= 0)
                    return context.Fail(new Problem("collect.map_syntax", ProblemKind.Invalid, Fact.Of("text", text)));
                roles[text[..sign].Trim()] = text[(sign + 1)..].Trim();
            }

            await using var plain = new PlainWorkspace();
            var imported = await plain.ImportAsync(new ImportRequest(context.Io.PathOf(path)) { Map = roles.ToImmutable() }, context.Progress, cancellationToken, ImportKind.Feedback);
            if (!imported.IsOk)
                return context.Fail(imported.Problem);
            return Answer(context, await plain.Services.GetRequiredService<ReadFeedbackHandler>().HandleAsync(request, context.Progress, cancellationToken), started);
        }, file, k, map);
    }

    static int Answer(CommandContext context, Outcome<ThemeReport> report, long started) => context.Answer(
        report.Map(r => ThemesView.Of(r, TimeProvider.System.GetElapsedTime(started).TotalSeconds)), (view, output) => Write(view, output, context.Words));

    static void Write(ThemesView view, TextWriter output, Localizer words)
    {
        output.WriteLine(words["cli.listen.themes.answer", Fact.Count("themes", view.Themes.Count), Fact.Count("comments", view.Comments), Fact.Share("negative", view.NegativeShare)]);
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "theme", "size", "negative", "asking", "wave" }.Select(c => words["listen.themes.column." + c])],
            view.Themes.Select(t => (IReadOnlyList<string>)
            [
                t.Name, words.Write(Fact.Count("n", t.Size)), words.Write(Fact.Share("s", t.NegativeShare)), words.Write(Fact.Share("a", t.AskingShare)),
                t.Burst is { } burst ? words["listen.themes.wave", Fact.Date("week", burst.Week), Fact.Count("observed", burst.Observed), Fact.Count("expected", burst.Expected)] : "",
            ]));
    }
}

using System.CommandLine;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen themes</c>: on a file, or on the workspace's feedback, which is then read anew and kept.</summary>
static class ThemesCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        var feedback = new FeedbackFileOptions(words);
        var k = new Option<string>("--k") { HelpName = "auto|N", Description = words["cli.listen.themes.k"], DefaultValueFactory = _ => "auto" };
        var method = new Option<string>("--method") { HelpName = "groups|factors", Description = words["cli.listen.themes.method"], DefaultValueFactory = _ => "groups" };
        method.AcceptOnlyFromAmong("groups", "factors");
        return shell.Verb("themes", "cli.listen.themes", async (context, parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var (asked, number) = (parsed.GetValue(k)!, 0);
            if (asked != "auto" && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 2))
                return context.Fail(new Problem("listen.bad_clusters", ProblemKind.Invalid, Fact.Of("given", asked)));
            var request = new ReadFeedback(context.Options.Seed, asked == "auto" ? null : number, Method: Enum.Parse<ThemeMethod>(parsed.GetValue(method)!, ignoreCase: true));
            return await feedback.AskAsync(
                context, parsed,
                async services => (await services.GetRequiredService<ReadFeedbackHandler>().HandleAsync(request, context.Progress, cancellationToken))
                    .Map(r => ThemesView.Of(r, TimeProvider.System.GetElapsedTime(started).TotalSeconds)),
                (view, output) => Write(view, output, words), cancellationToken);
        }, feedback.File, k, method, feedback.Map);
    }

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

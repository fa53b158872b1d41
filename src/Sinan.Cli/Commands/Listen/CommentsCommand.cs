using System.CommandLine;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.BrowseComments;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen comments</c>: single comments, newest first, with the filters of the page.</summary>
static class CommentsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        Option<string?> Filter(string name, string help) => new("--" + name) { HelpName = help, Description = words["cli.listen.comments." + name] };
        var (text, source, theme, feeling, after) = (Filter("text", "TEXT"), Filter("source", "NAME"), Filter("theme", "ID"), Filter("feeling", "negative|positive|neutral"), Filter("after", "PLACE"));
        var rating = new Option<double?>("--rating") { HelpName = "N", Description = words["cli.listen.comments.rating"] };
        var (from, to) = (new Option<DateOnly?>("--from") { HelpName = "DAY", Description = words["cli.listen.comments.from"] }, new Option<DateOnly?>("--to") { HelpName = "DAY", Description = words["cli.listen.comments.to"] });
        return shell.Verb("comments", "cli.listen.comments", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new BrowseComments
            {
                Text = parsed.GetValue(text), Source = parsed.GetValue(source), Theme = parsed.GetValue(theme), Feeling = parsed.GetValue(feeling), After = parsed.GetValue(after),
                Rating = parsed.GetValue(rating), From = parsed.GetValue(from), To = parsed.GetValue(to),
            };
            var outcome = await services.GetRequiredService<BrowseCommentsHandler>().HandleAsync(request, cancellationToken);
            return context.Answer(outcome, (list, output) =>
            {
                output.WriteLine(context.Words.Write(list.Sentence));
                foreach (var said in list.Comments)
                {
                    var when = said.Time is { } time ? FactFormat.Moment(time, context.Words) : "";
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{said.No}\t{when}\t{said.Source}\t{said.Rating}\t{said.Text.ReplaceLineEndings(" ")}"));
                }

                if (list.Next is { } next)
                    output.WriteLine("--after " + next);
            });
        }, text, source, theme, feeling, rating, from, to, after);
    }
}

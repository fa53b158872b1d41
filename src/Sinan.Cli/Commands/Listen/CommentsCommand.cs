using System.CommandLine;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Listen.Features.BreakDownComments;
using Sinan.Stages.Listen.Features.BrowseComments;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen comments</c>: single comments, newest first, with the filters of the page.</summary>
static class CommentsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        Option<string?> Filter(string name, string help) => new("--" + name) { HelpName = help, Description = words["cli.listen.comments." + name] };
        var (text, source, theme, feeling, after) = (Filter("text", "TEXT"), Filter("source", "NAME"), Filter("theme", "ID"), Filter("feeling", "negative|positive|neutral|praise|blame|mixed|uncertain"), Filter("after", "PLACE"));
        var (also, aspect) = (Filter("also", "WORD,…"), Filter("aspect", "ID"));
        var (version, device, segment, by) = (Filter("version", "VERSION"), Filter("device", "NAME"), Filter("segment", "ID"), Filter("by", "source|version|device|segment"));
        var rating = new Option<double?>("--rating") { HelpName = "N", Description = words["cli.listen.comments.rating"] };
        var (from, to) = (new Option<DateOnly?>("--from") { HelpName = "DAY", Description = words["cli.listen.comments.from"] }, new Option<DateOnly?>("--to") { HelpName = "DAY", Description = words["cli.listen.comments.to"] });
        return shell.Verb("comments", "cli.listen.comments", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new BrowseComments
            {
                Text = parsed.GetValue(text), Also = parsed.GetValue(also), Source = parsed.GetValue(source), Theme = parsed.GetValue(theme), Feeling = parsed.GetValue(feeling), After = parsed.GetValue(after),
                Rating = parsed.GetValue(rating), From = parsed.GetValue(from), To = parsed.GetValue(to),
                Version = parsed.GetValue(version), Device = parsed.GetValue(device), Segment = parsed.GetValue(segment), Aspect = parsed.GetValue(aspect),
            };
            if (parsed.GetValue(by) is { } facet)
                return await BreakDownAsync(context, services, request, facet, cancellationToken);
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
        }, text, also, source, theme, aspect, feeling, rating, from, to, version, device, segment, by, after);
    }

    static async Task<int> BreakDownAsync(CommandContext context, IServiceProvider services, BrowseComments request, string facet, CancellationToken cancellationToken)
    {
        if (FacetNames.Parse(facet) is not { } by)
            return context.Fail(new Problem("listen.no_facet", ProblemKind.Invalid, Fact.Of("facet", facet)));
        var filter = request.FilterIn(services.GetRequiredService<IWorkspace>().Zone);
        var outcome = await services.GetRequiredService<BreakDownCommentsHandler>().HandleAsync(new BreakDownComments(by, filter), cancellationToken);
        return context.Answer(outcome, (found, output) =>
        {
            var words = context.Words;
            output.WriteLine(words.Write(found.Sentence));
            output.WriteLine();
            TextTable.Write(
                output, [words[FacetNames.LabelOf(by)], words["listen.by.comments"], words["listen.by.negative"]],
                found.Values.Select(v => (IReadOnlyList<string>)[words.Write(v.Name), words.Write(Fact.Count("n", v.Comments)), v.NegativeShare is { } share ? words.Write(Fact.Share("s", share.Value)) : ""]));
        });
    }
}

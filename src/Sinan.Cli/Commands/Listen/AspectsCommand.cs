using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.CompareAspects;
using Sinan.Stages.Listen.Features.ListAspects;
using Sinan.Stages.Listen.Features.ShowAspect;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen aspects</c>: what people praise and blame; one aspect by its id; and what changed between two periods.</summary>
static class AspectsCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        Option<DateOnly?> Day(string name) => new("--" + name) { HelpName = "DAY", Description = words["cli.listen.aspects." + name] };
        var id = new Argument<string?>("ID") { Arity = ArgumentArity.ZeroOrOne, Description = words["cli.listen.aspects.id"] };
        var language = new Option<string?>("--language") { HelpName = "zh|en", Description = words["cli.listen.aspects.language"] };
        var changes = new Option<bool>("--changes") { Description = words["cli.listen.aspects.changes"] };
        var (from, to, beforeFrom, beforeTo) = (Day("from"), Day("to"), Day("before-from"), Day("before-to"));
        return shell.Verb("aspects", "cli.listen.aspects", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            if (parsed.GetValue(changes))
            {
                var request = new CompareAspects(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(beforeFrom), parsed.GetValue(beforeTo));
                return context.Answer(await services.GetRequiredService<CompareAspectsHandler>().HandleAsync(request, cancellationToken), (found, output) => Write(found, output, context.Words));
            }

            if (parsed.GetValue(id) is { } aspect)
            {
                var request = new ShowAspect(aspect) { From = parsed.GetValue(from), To = parsed.GetValue(to) };
                return context.Answer(await services.GetRequiredService<ShowAspectHandler>().HandleAsync(request, cancellationToken), (found, output) => Write(found, output, context.Words));
            }

            return context.Answer(await services.GetRequiredService<ListAspectsHandler>().HandleAsync(new ListAspects(parsed.GetValue(language)), cancellationToken), (list, output) => Write(list, output, context.Words));
        }, id, language, from, to, changes, beforeFrom, beforeTo);
    }

    static void Write(AspectList list, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(list.Sentence));
        output.WriteLine();
        TextTable.Write(
            output, ["id", .. new[] { "listen.aspects.aspect", "listen.themes.column.size", "listen.aspects.blame", "listen.aspects.praise", "listen.aspects.mixed", "listen.aspects.uncertain" }.Select(k => words[k])],
            list.Aspects.Select(a => (IReadOnlyList<string>)
            [
                a.Id, a.Name, words.Write(Fact.Count("n", a.Comments)), words.Write(Fact.Share("s", a.Blame.Value)), words.Write(Fact.Share("s", a.Praise.Value)),
                a.Mixed is { } mixed ? words.Write(Fact.Share("s", mixed.Value)) : "", a.Uncertain is { } open ? words.Write(Fact.Share("s", open.Value)) : "",
            ]));
    }

    static void Write(AspectDetail found, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(found.Sentence));
        output.WriteLine();
        TextTable.Write(
            output, [words["listen.theme.tone"], words["listen.by.comments"], words["listen.aspect.share"]],
            found.Feelings.Select(f => (IReadOnlyList<string>)[words["listen.aspect.feeling." + f.Feeling], words.Write(Fact.Count("n", f.Comments)), words.Write(Fact.Share("s", f.Share.Value))]));
        foreach (var said in found.Blaming.Concat(found.Praising))
            output.WriteLine($"{said.No}\t{words["listen.aspect.feeling." + said.Clause.Feeling]}\t{said.Clause.Text.ReplaceLineEndings(" ")}");
    }

    static void Write(AspectChanges found, TextWriter output, Localizer words)
    {
        output.WriteLine(words.Write(found.Sentence));
        output.WriteLine();
        TextTable.Write(
            output, [.. new[] { "listen.aspects.aspect", "listen.aspects.change.direction", "listen.aspects.change.blame", "listen.aspects.change.blame_p", "listen.aspects.change.praise", "listen.aspects.change.praise_p" }.Select(k => words[k])],
            found.Aspects.Select(a => (IReadOnlyList<string>)
            [
                a.Name, words[$"listen.aspects.change.{a.Direction}.name"], words.Write(new Fact { Name = "b", Kind = FactKind.Points, Number = a.Blame.Value }), words.Write(Fact.Chance("p", a.BlameP)),
                words.Write(new Fact { Name = "b", Kind = FactKind.Points, Number = a.Praise.Value }), words.Write(Fact.Chance("p", a.PraiseP)),
            ]));
    }
}

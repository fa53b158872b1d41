using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Decide.Features.AddNeed;
using Sinan.Stages.Decide.Features.MeasureNeed;
using Sinan.Stages.Decide.Features.MoveNeed;
using Sinan.Stages.Decide.Features.ShowNeed;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide need show ID | add TITLE [--category C] [--input reach=100,80,150] | move ID STATE [--reason R] | effect ID [--metric ADDRESS] [--less-is-better]</c></summary>
static class NeedCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("need", "cli.decide.need", null, Show(shell), Add(shell), Move(shell), Effect(shell));

    static Command Show(CommandShell shell)
    {
        var id = new Argument<string>("id") { HelpName = "ID", Description = shell.Words["cli.decide.need.id"] };
        return shell.Verb("show", "cli.decide.need.show", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var story = await services.GetRequiredService<ShowNeedHandler>().HandleAsync(new ShowNeed(parsed.GetValue(id)!), cancellationToken);
            return context.Answer(story.Map(s => NeedStoryAnswer.Of(s, context.Words)), (need, output) =>
            {
                output.WriteLine($"{need.Title} [{context.Words[NeedWords.Key(need.State)]}]");
                foreach (var happened in need.History)
                    output.WriteLine($"  {context.Words.Write(Fact.At("at", happened.At))} {happened.Kind} {happened.Actor} {happened.Reason}".TrimEnd());
            });
        }, [id]);
    }

    static Command Add(CommandShell shell)
    {
        var title = new Argument<string>("title") { HelpName = "TITLE", Description = shell.Words["cli.decide.need.title"] };
        var category = new Option<string>("--category") { HelpName = "C", Description = shell.Words["cli.decide.need.category"], DefaultValueFactory = _ => NeedWords.Code(NeedCategory.Feature) };
        category.AcceptOnlyFromAmong([.. Enum.GetValues<NeedCategory>().Select(NeedWords.Code)]);
        var text = new Option<string?>("--text") { HelpName = "T", Description = shell.Words["cli.decide.need.text"] };
        var inputs = new Option<string[]>("--input") { HelpName = "NAME=VALUE[,LOW,HIGH]", Description = shell.Words["cli.decide.need.input"] };
        return shell.Verb("add", "cli.decide.need.add", async (context, parsed, cancellationToken) =>
        {
            var read = ReadInputs(parsed.GetValue(inputs) ?? []);
            if (!read.IsOk)
                return context.Fail(read.Problem);
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var entry = new NeedEntry(parsed.GetValue(title)!, NeedWords.Read<NeedCategory>(parsed.GetValue(category))!.Value, parsed.GetValue(text) ?? "", read.Value);
            var added = await services.GetRequiredService<AddNeedHandler>().HandleAsync(new AddNeed(entry, NeedSource.Entered, "cli"), cancellationToken);
            return context.Answer(added, (card, output) => output.WriteLine(card.Id));
        }, [title, category, text, inputs]);
    }

    static Command Move(CommandShell shell)
    {
        var id = new Argument<string>("id") { HelpName = "ID", Description = shell.Words["cli.decide.need.id"] };
        var state = new Argument<string>("state") { HelpName = "STATE", Description = shell.Words["cli.decide.need.state"] };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<NeedState>().Select(NeedWords.Code)]);
        var reason = new Option<string?>("--reason") { HelpName = "R", Description = shell.Words["decide.move.reason"] };
        return shell.Verb("move", "cli.decide.need.move", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var moved = await services.GetRequiredService<MoveNeedHandler>().HandleAsync(
                new MoveNeed(parsed.GetValue(id)!, NeedWords.Read<NeedState>(parsed.GetValue(state))!.Value, parsed.GetValue(reason) ?? "", "cli"), cancellationToken);
            return context.Answer(moved, (card, output) => output.WriteLine(context.Words[NeedWords.Key(card.State)]));
        }, [id, state, reason]);
    }

    static Command Effect(CommandShell shell)
    {
        var id = new Argument<string>("id") { HelpName = "ID", Description = shell.Words["cli.decide.need.id"] };
        var metric = new Option<string?>("--metric") { HelpName = "ADDRESS", Description = shell.Words["cli.decide.need.effect.metric"] };
        var less = new Option<bool>("--less-is-better") { Description = shell.Words["cli.decide.need.effect.less"] };
        return shell.Verb("effect", "cli.decide.need.effect", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var verdict = await services.GetRequiredService<MeasureNeedHandler>().HandleAsync(new MeasureNeed(parsed.GetValue(id)!, "cli", parsed.GetValue(metric), !parsed.GetValue(less)), cancellationToken);
            return context.Answer(verdict, (told, output) =>
            {
                output.WriteLine(context.Words.Write(told.Says));
                output.WriteLine(context.Words[told.IsBetter ? "decide.effect.verified" : "decide.effect.not_verified"]);
            });
        }, [id, metric, less]);
    }

    static Outcome<ImmutableSortedDictionary<string, Estimate>> ReadInputs(string[] given)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, Estimate>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var numbers = text.Split('=') is [_, var values]
                ? Array.ConvertAll(values.Split(','), v => double.TryParse(v, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
                : [];
            if (numbers.Length is not (1 or 3) || numbers.Any(double.IsNaN))
                return new Problem("decide.need.input_unknown", ProblemKind.Invalid, Fact.Of("input", text));
            inputs[text.Split('=')[0]] = new Estimate(numbers[0], numbers.Length == 3 ? numbers[1] : numbers[0], numbers.Length == 3 ? numbers[2] : numbers[0]);
        }

        return inputs.ToImmutable();
    }
}

using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Features.ChooseTemplate;
using Sinan.Stages.Understand.Features.SaveTemplate;

namespace Sinan.Cli.Commands.Understand;

/// <summary><c>understand template list | choose ID | save NAME</c></summary>
static class TemplateCommand
{
    public static Command Create(CommandShell shell) => shell.Verb("template", "cli.understand.template", null, List(shell), Choose(shell), Save(shell));

    static Command List(CommandShell shell) => shell.Verb("list", "cli.understand.template.list", async (context, _, cancellationToken) =>
    {
        var services = await context.WorkspaceAsync(create: true, cancellationToken);
        var list = await services.GetRequiredService<ChooseTemplateHandler>().ListAsync(cancellationToken);
        return context.Answer(Outcome<TemplateList>.Ok(list), (all, output) =>
        {
            foreach (var fit in all.Templates)
            {
                output.WriteLine($"{fit.Template.Id}: {fit.Template.Name.For(shell.Words.Lang)}. {fit.Template.About.For(shell.Words.Lang)}");
                output.WriteLine("  " + shell.Words["understand.templates.events", Fact.Count("found", fit.Found.Count), Fact.Count("all", fit.Template.Events.Length)]);
            }
        });
    });

    static Command Choose(CommandShell shell)
    {
        var id = new Argument<string>("id") { HelpName = "ID", Description = shell.Words["cli.understand.template.id"] };
        return shell.Verb("choose", "cli.understand.template.choose", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: true, cancellationToken);
            var chosen = await services.GetRequiredService<ChooseTemplateHandler>().HandleAsync(new ChooseTemplate(parsed.GetValue(id)!), cancellationToken);
            return context.Answer(chosen, (dashboard, output) => output.WriteLine(dashboard.Name.For(shell.Words.Lang)));
        }, [id]);
    }

    static Command Save(CommandShell shell)
    {
        var name = new Argument<string>("name") { HelpName = "NAME", Description = shell.Words["understand.templates.own.name"] };
        return shell.Verb("save", "cli.understand.template.save", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var saved = await services.GetRequiredService<SaveTemplateHandler>().HandleAsync(new SaveTemplate(parsed.GetValue(name)!), cancellationToken);
            return context.Answer(saved, (template, output) => output.WriteLine(template.Id));
        }, [name]);
    }
}

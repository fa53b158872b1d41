using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide;
using Sinan.Stages.Decide.Features.AdviseModel;
using Sinan.Stages.Decide.Features.CompareAlternatives;
using Sinan.Stages.Decide.Features.EstimateTraining;
using Sinan.Stages.Decide.Features.ReduceCosts;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide alternatives|models|training|costs</c>: ways and means.</summary>
static class AdviceCommands
{
    public static IEnumerable<Command> Create(CommandShell shell)
    {
        yield return Alternatives(shell);
        yield return Models(shell);
        yield return Training(shell);
        yield return Costs(shell);
    }

    static Command Alternatives(CommandShell shell)
    {
        var words = shell.Words;
        var (need, target, cases) = (Text(shell, "--need", "ID", "cli.decide.alternatives.need"), Target(shell), Number(shell, "--cases", "cli.decide.cases"));
        var (seconds, handling) = (Number(shell, "--most-seconds", "cli.decide.alternatives.most_seconds"), Number(shell, "--handling-seconds", "cli.decide.alternatives.handling_seconds"));
        return shell.Verb("alternatives", "cli.decide.alternatives", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var asked = new CompareAlternatives(
                parsed.GetValue(need), parsed.GetValue(target) ?? CompareAlternatives.DefaultTarget, parsed.GetValue(cases), parsed.GetValue(seconds), parsed.GetValue(handling) ?? CompareAlternatives.DefaultHandlingSeconds);
            var report = await services.GetRequiredService<CompareAlternativesHandler>().HandleAsync(asked, cancellationToken);
            return context.Answer(report.Map(r => AlternativesView.Of(r, words)), (view, output) =>
            {
                output.WriteLine(view.Answer);
                TextTable.Write(
                    output, [words["decide.alternatives.col.way"], words["decide.alternatives.col.quality"], words["decide.alternatives.col.first_year"], words["decide.alternatives.col.risk"]],
                    view.Ways.Select(w => (IReadOnlyList<string>)[w.Name, Figure(words, w.Quality, FactKind.Share), Figure(words, w.FirstYear, FactKind.Money), words["decide.alternatives.risk." + NeedWords.Code(w.Risk)]]));
            });
        }, need, target, cases, seconds, handling);
    }

    static Command Models(CommandShell shell)
    {
        var words = shell.Words;
        var (scenario, compute) = (Text(shell, "--scenario", "sort|service|recommend|score|write", "cli.decide.models.scenario"), Text(shell, "--compute", "cpu|hosted|gpu|cluster", "cli.decide.models.compute"));
        var (rows, milliseconds, target) = (Number(shell, "--rows", "cli.decide.rows"), Number(shell, "--milliseconds", "cli.decide.models.milliseconds"), Target(shell));
        var classes = new Option<int?>("--classes") { HelpName = "N", Description = words["cli.decide.classes"] };
        return shell.Verb("models", "cli.decide.models", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var asked = new AdviseModel(
                parsed.GetValue(scenario), parsed.GetValue(rows), parsed.GetValue(classes), parsed.GetValue(milliseconds), parsed.GetValue(compute), parsed.GetValue(target) ?? AdviseModel.DefaultTarget);
            return context.Answer((await services.GetRequiredService<AdviseModelHandler>().HandleAsync(asked, cancellationToken)).Map(r => ModelView.Of(r, words)), (view, output) =>
            {
                output.WriteLine(view.Answer);
                TextTable.Write(
                    output, [words["decide.models.col.family"], words["decide.models.col.verdict"]], view.Options.Select(o => (IReadOnlyList<string>)[o.Name, words["decide.models.verdict." + o.Verdict]]));
            });
        }, scenario, rows, classes, milliseconds, compute, target);
    }

    static Command Training(CommandShell shell)
    {
        var words = shell.Words;
        var (target, rows, parameters) = (Target(shell), Number(shell, "--rows", "cli.decide.rows"), Number(shell, "--parameters", "cli.decide.training.parameters"));
        var (tokens, passes) = (Number(shell, "--tokens-per-row", "cli.decide.training.tokens"), Number(shell, "--passes", "cli.decide.training.passes"));
        var processor = Text(shell, "--processor", "cpu|t4|a10|a100|h100", "cli.decide.training.processor");
        var classes = new Option<int?>("--classes") { HelpName = "N", Description = words["cli.decide.classes"] };
        var processors = new Option<int?>("--processors") { HelpName = "N", Description = words["cli.decide.training.processors"] };
        return shell.Verb("training", "cli.decide.training", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var asked = new EstimateTraining(
                parsed.GetValue(target) ?? EstimateTraining.DefaultTarget, parsed.GetValue(classes), parsed.GetValue(rows), parsed.GetValue(parameters) ?? EstimateTraining.DefaultParameters,
                parsed.GetValue(tokens) ?? EstimateTraining.DefaultTokensPerRow, parsed.GetValue(passes) ?? EstimateTraining.DefaultPasses, parsed.GetValue(processor) ?? EstimateTraining.DefaultProcessor, parsed.GetValue(processors) ?? 1);
            return context.Answer((await services.GetRequiredService<EstimateTrainingHandler>().HandleAsync(asked, cancellationToken)).Map(r => TrainingView.Of(r, words)), (view, output) =>
            {
                output.WriteLine(view.Answer);
                TextTable.Write(
                    output, [words["decide.training.col.plan"], words["decide.training.col.time"], words["decide.training.col.cost"]],
                    view.Plans.Select(p => (IReadOnlyList<string>)[p.Name, Figure(words, p.Seconds, FactKind.Duration), Figure(words, p.Cost, FactKind.Money)]));
            });
        }, target, classes, rows, parameters, tokens, passes, processor, processors);
    }

    static Command Costs(CommandShell shell)
    {
        var words = shell.Words;
        var (target, cases) = (Target(shell), Number(shell, "--cases", "cli.decide.cases"));
        return shell.Verb("costs", "cli.decide.costs", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var asked = new ReduceCosts(parsed.GetValue(target) ?? CompareAlternatives.DefaultTarget, parsed.GetValue(cases));
            return context.Answer((await services.GetRequiredService<ReduceCostsHandler>().HandleAsync(asked, cancellationToken)).Map(r => CostView.Of(r, words)), (view, output) =>
            {
                output.WriteLine(view.Answer);
                TextTable.Write(
                    output, [words["decide.costs.col.lever"], words["decide.costs.col.saves"], words["decide.costs.col.part"]],
                    view.Levers.Select(l => (IReadOnlyList<string>)[l.Name, Figure(words, l.Saves, FactKind.Money), Figure(words, l.Part, FactKind.Share)]));
            });
        }, target, cases);
    }

    static Option<double?> Target(CommandShell shell) => Number(shell, "--target", "cli.decide.target");

    static Option<double?> Number(CommandShell shell, string name, string key) => new(name) { HelpName = "N", Description = shell.Words[key] };

    static Option<string?> Text(CommandShell shell, string name, string help, string key) => new(name) { HelpName = help, Description = shell.Words[key] };

    static string Figure(Localizer words, AdviceFigureView? figure, FactKind kind)
    {
        if (figure is null)
            return "–";
        var fact = new Fact { Name = "figure", Kind = kind, Number = figure.Value }.Between(figure.Ci95[0], figure.Ci95[1]);
        return $"{words.Write(fact)} ({words.WriteInterval(fact)})";
    }
}

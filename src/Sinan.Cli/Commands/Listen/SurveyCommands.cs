using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.CrossSurvey;
using Sinan.Stages.Listen.Features.ListInterviews;
using Sinan.Stages.Listen.Features.ListSurveys;
using Sinan.Stages.Listen.Features.PlanSample;
using Sinan.Stages.Listen.Features.RemoveAnswer;
using Sinan.Stages.Listen.Features.ShowSurvey;
using Sinan.Stages.Listen.Features.SimulateShares;

namespace Sinan.Cli.Commands.Listen;

/// <summary><c>listen surveys</c>, <c>listen survey ID</c>, <c>listen cross ID</c>, <c>listen shares ID</c>, <c>listen sample-size</c>, <c>listen interviews</c>.</summary>
static class SurveyCommands
{
    public static IEnumerable<Command> Create(CommandShell shell)
    {
        yield return shell.Verb("surveys", "cli.listen.surveys", async (context, _, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var surveys = await services.GetRequiredService<ListSurveysHandler>().HandleAsync(new ListSurveys(), cancellationToken);
            return context.Answer(Outcome<SurveyList>.Ok(new SurveyList(surveys)), (list, output) => TextTable.Write(
                output, [shell.Words["listen.surveys.column.title"], "ID", shell.Words["listen.surveys.column.state"], shell.Words["listen.surveys.column.answers"]],
                list.Surveys.Select(s => (IReadOnlyList<string>)[s.Title, Count(shell, s.Id), shell.Words["listen.surveys.state." + s.State], Count(shell, s.Answers)])));
        });
        yield return Survey(shell);
        yield return Cross(shell);
        yield return Shares(shell);
        yield return SampleSize(shell);
        yield return shell.Verb("interviews", "cli.listen.interviews", async (context, _, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var report = await services.GetRequiredService<ListInterviewsHandler>().HandleAsync(new ListInterviews(context.Options.Seed), cancellationToken);
            return context.Answer(Outcome<InterviewReport>.Ok(report), (answer, output) =>
            {
                output.WriteLine(shell.Words.Write(answer.Sentence));
                TextTable.Write(
                    output, [shell.Words["listen.interviews.code.name"], shell.Words["listen.interviews.column.quotes"], shell.Words["listen.interviews.column.share"], shell.Words["listen.interviews.column.agreement"]],
                    answer.Codes.Select(c => (IReadOnlyList<string>)[c.Name, Count(shell, c.Quotes), Written(shell, c.Interviews), Written(shell, c.Agreement)]));
            });
        });
    }

    static Command Survey(CommandShell shell)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.listen.survey.id"] };
        var version = new Option<int?>("--version") { HelpName = "N", Description = words["cli.listen.survey.version"] };
        var filter = new Option<string?>("--filter") { HelpName = "q1=2", Description = words["cli.listen.survey.filter"] };
        var weighted = new Option<bool>("--weighted") { Description = words["cli.listen.survey.weighted"] };
        var csv = new Option<string?>("--csv") { HelpName = "FILE", Description = words["cli.listen.survey.csv"] };
        var remove = new Option<long?>("--remove") { HelpName = "NO", Description = words["cli.listen.survey.remove"] };
        return shell.Verb("survey", "cli.listen.survey", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new ShowSurvey(parsed.GetValue(id), parsed.GetValue(version), parsed.GetValue(filter), parsed.GetValue(weighted));
            if (parsed.GetValue(remove) is { } no && await services.GetRequiredService<RemoveAnswerHandler>().HandleAsync(new RemoveAnswer(request.Id, no, "cli"), cancellationToken) is { IsOk: false } missing)
                return context.Fail(missing.Problem);
            if (parsed.GetValue(csv) is { } path)
            {
                var file = await services.GetRequiredService<ExportAnswersHandler>().HandleAsync(request, cancellationToken);
                if (!file.IsOk)
                    return context.Fail(file.Problem);
                await File.WriteAllTextAsync(context.Io.PathOf(path), file.Value, cancellationToken);
            }

            return context.Answer(await services.GetRequiredService<ShowSurveyHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                foreach (var question in report.Questions)
                {
                    output.WriteLine();
                    output.WriteLine(question.Text);
                    output.WriteLine(words.Write(question.Sentence));
                    foreach (var table in question.Tables)
                    {
                        TextTable.Write(
                            output, [words["listen.survey.column.name"], .. table.Columns.Select(c => words[c])],
                            table.Rows.Select(r => (IReadOnlyList<string>)[r.Name, .. r.Figures.Select(f => Written(shell, f))]));
                    }
                }
            });
        }, id, version, filter, weighted, csv, remove);
    }

    static Command Cross(CommandShell shell)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.listen.survey.id"] };
        var rows = new Option<string?>("--rows") { HelpName = "q1", Description = words["cli.listen.cross.rows"] };
        var columns = new Option<string?>("--columns") { HelpName = "q2", Description = words["cli.listen.cross.columns"] };
        var weighted = new Option<bool>("--weighted") { Description = words["cli.listen.survey.weighted"] };
        return shell.Verb("cross", "cli.listen.cross", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new CrossSurvey(parsed.GetValue(id), parsed.GetValue(rows), parsed.GetValue(columns), null, parsed.GetValue(weighted));
            return context.Answer(await services.GetRequiredService<CrossSurveyHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                TextTable.Write(
                    output, [words["listen.survey.column.name"], .. report.ColumnNames],
                    report.Table.Select(r => (IReadOnlyList<string>)[r.Name, .. r.Figures.Select(f => Written(shell, f))]));
                foreach (var difference in report.Differences)
                    output.WriteLine(words.Write(difference));
            });
        }, id, rows, columns, weighted);
    }

    static Command Shares(CommandShell shell)
    {
        var words = shell.Words;
        var id = new Argument<long>("id") { HelpName = "ID", Description = words["cli.listen.survey.id"] };
        var question = new Option<string?>("--question") { HelpName = "q1", Description = words["cli.listen.shares.question"] };
        var products = new Option<string?>("--products") { HelpName = "0,1;1,0", Description = words["cli.listen.shares.products"] };
        var version = new Option<int?>("--version") { HelpName = "N", Description = words["cli.listen.survey.version"] };
        var weighted = new Option<bool>("--weighted") { Description = words["cli.listen.survey.weighted"] };
        return shell.Verb("shares", "cli.listen.shares", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var request = new SimulateShares(parsed.GetValue(id), parsed.GetValue(question), SimulateShares.Parse(parsed.GetValue(products)) ?? [[]], parsed.GetValue(version), parsed.GetValue(weighted));
            return context.Answer(await services.GetRequiredService<SimulateSharesHandler>().HandleAsync(request, cancellationToken), (report, output) =>
            {
                output.WriteLine(words.Write(report.Sentence));
                TextTable.Write(
                    output, [words["listen.survey.shares.column.product"], words["listen.survey.shares.column.share"]],
                    report.Shares.Select(s => (IReadOnlyList<string>)[s.Product is null ? words["listen.answer.none"] : s.Name, Written(shell, s.Share)]));
            });
        }, id, question, products, version, weighted);
    }

    static Command SampleSize(CommandShell shell)
    {
        var words = shell.Words;
        var margin = new Option<double>("--margin") { HelpName = "E", Description = words["cli.listen.sample_size.margin"], DefaultValueFactory = _ => PlanSample.UsualMargin / 100.0 };
        var population = new Option<int?>("--population") { HelpName = "N", Description = words["cli.listen.sample_size.population"] };
        var share = new Option<double>("--share") { HelpName = "P", Description = words["cli.listen.sample_size.share"], DefaultValueFactory = _ => 0.5 };
        var effect = new Option<double>("--design-effect") { HelpName = "D", Description = words["cli.listen.sample_size.design_effect"], DefaultValueFactory = _ => 1 };
        return shell.Verb(
            "sample-size", "cli.listen.sample_size",
            (context, parsed, _) => Task.FromResult(context.Answer(
                new PlanSampleHandler().Handle(new PlanSample(parsed.GetValue(margin), parsed.GetValue(population), parsed.GetValue(share), parsed.GetValue(effect))),
                (plan, output) => output.WriteLine(words.Write(plan.Sentence)))),
            margin, population, share, effect);
    }

    static string Count(CommandShell shell, double value) => shell.Words.Write(Fact.Count("n", value));

    static string Written(CommandShell shell, Fact? fact) =>
        fact is null ? "–" : shell.Words.WriteInterval(fact) is { } interval ? $"{shell.Words.Write(fact)} ({interval})" : shell.Words.Write(fact);

    /// <param name="Surveys">All of them.</param>
    sealed record SurveyList(IReadOnlyList<SurveyLine> Surveys);
}

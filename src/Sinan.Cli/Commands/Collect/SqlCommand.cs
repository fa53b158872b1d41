using System.CommandLine;
using Sinan.Stages.Collect.Features.QueryRecord;

namespace Sinan.Cli.Commands.Collect;

/// <summary><c>collect sql "SELECT …"</c></summary>
static class SqlCommand
{
    public static Command Create(CommandShell shell)
    {
        var sql = new Argument<string>("sql") { HelpName = "SQL", Description = shell.Words["cli.collect.sql.sql"] };
        var limit = new Option<int>("--limit") { HelpName = "N", Description = shell.Words["cli.collect.sql.limit"], DefaultValueFactory = _ => QueryRecord.DefaultRows };
        return shell.Verb("sql", "cli.collect.sql", async (context, parsed, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var outcome = await services.GetRequiredService<QueryRecordHandler>()
                .HandleAsync(new QueryRecord(parsed.GetValue(sql)!, parsed.GetValue(limit)), cancellationToken);
            return context.Answer(outcome, (answer, output) =>
            {
                TextTable.Write(output, answer.Columns, answer.Rows.Select(row => row.Select(Plain).ToArray()));
                if (answer.Cut)
                    context.Io.Error.WriteLine(context.Words["cli.collect.sql.cut", Kernel.Fact.Count("rows", answer.Rows.Length)]);
            });
        }, sql, limit);
    }

    /// <summary>Stored text must not steer the terminal: control characters and line ends become blanks.</summary>
    static string Plain(string? cell) => cell is null ? "" : string.Create(cell.Length, cell, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsControl(from[i]) ? ' ' : from[i];
    });
}

using Sinan.Kernel;
using Sinan.Storage;

namespace Sinan.Cli.Commands.Workspace;

/// <summary>Prints checks: a table for people, one JSON document for programs.</summary>
static class CheckList
{
    /// <returns>0 when every check holds, else 1.</returns>
    public static int Write(CommandContext context, IReadOnlyList<Check> checks)
    {
        var ok = checks.All(check => check.Holds);
        var report = new
        {
            Ok = ok,
            Checks = checks.Select(check => new { check.Name, Ok = check.Holds, Found = context.Words.Write(check.Found), Remedy = check.Remedy is { } remedy ? context.Words.Write(remedy) : null }).ToArray(),
        };
        context.Answer(Outcome<object>.Ok(report), (_, output) =>
        {
            foreach (var check in report.Checks)
            {
                output.WriteLine((check.Ok ? "✓ " : "✗ ") + context.Words["check." + check.Name] + context.Words["check.colon"] + check.Found);
                if (check.Remedy is not null)
                    output.WriteLine("  → " + check.Remedy);
            }

            output.WriteLine();
            output.WriteLine(context.Words[ok ? "check.all_well" : "check.mend"]);
        });
        return ok ? 0 : 1;
    }
}

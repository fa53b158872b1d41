using System.Collections.Immutable;
using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Cli.Commands.Collect;

/// <summary>The options that say how files are read.</summary>
sealed class ReadingOptions(Localizer words)
{
    readonly Option<string[]> map = new("--map") { HelpName = "role=column,…", Description = words["cli.collect.import.map"] };
    readonly Option<string?> timeFormat = new("--time-format") { HelpName = "FMT", Description = words["cli.collect.import.time_format"] };
    readonly Option<string?> zone = new("--zone") { HelpName = "ZONE", Description = words["cli.collect.import.zone"] };
    readonly Option<bool> noHeader = new("--no-header") { Description = words["cli.collect.import.no_header"] };
    readonly Option<string?> columns = new("--columns") { HelpName = "a,b,…", Description = words["cli.collect.import.columns"] };

    public IEnumerable<Symbol> All => [map, timeFormat, zone, noHeader, columns];

    /// <summary>Problem: "collect.map_syntax".</summary>
    public Outcome<ImportRequest> Read(CommandContext context, ParseResult parsed, IEnumerable<string> files) =>
        ParseMap(parsed.GetValue(map) ?? []).Map(roles => new ImportRequest([.. files.Select(context.Io.PathOf)])
        {
            Map = roles,
            TimeFormat = parsed.GetValue(timeFormat),
            Zone = parsed.GetValue(zone),
            NoHeader = parsed.GetValue(noHeader) ? true : null,
            Columns = [.. (parsed.GetValue(columns) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        });

    /// <summary>"user=CustomerID,time=Date", given once or several times.</summary>
    static Outcome<ImmutableDictionary<string, string>> ParseMap(IReadOnlyList<string> texts)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                return new Problem("collect.map_syntax", ProblemKind.Invalid, Fact.Of("text", text));
            map[text[..sign].Trim()] = text[(sign + 1)..].Trim();
        }

        return map.ToImmutable();
    }
}

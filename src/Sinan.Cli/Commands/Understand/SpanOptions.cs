using System.CommandLine;
using Sinan.Kernel;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The options for the time and the users that a question is asked of.</summary>
sealed class SpanOptions(Localizer words)
{
    readonly Option<string?> from = new("--from") { HelpName = "D", Description = words["cli.understand.from"] };
    readonly Option<string?> to = new("--to") { HelpName = "D", Description = words["cli.understand.to"] };
    readonly Option<string?> segment = new("--segment") { HelpName = "ID", Description = words["cli.understand.segment"] };

    public IEnumerable<Symbol> All => [from, to, segment];

    public string? From(ParseResult parsed) => parsed.GetValue(from);

    public string? To(ParseResult parsed) => parsed.GetValue(to);

    public string? Segment(ParseResult parsed) => parsed.GetValue(segment);
}

using System.CommandLine;
using Sinan.Kernel;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The options of a question about active users: what makes active, the calendar, the time, the file.</summary>
sealed class ActiveOptions
{
    public ActiveOptions(Localizer words, string interval)
    {
        Event = new("--event") { HelpName = "E", Description = words["cli.understand.active"] };
        Interval = new("--interval") { HelpName = "day|week|month", Description = words["cli.understand.trend.interval"], DefaultValueFactory = _ => interval };
        Interval.AcceptOnlyFromAmong("day", "week", "month");
        From = new("--from") { HelpName = "D", Description = words["cli.understand.from"] };
        To = new("--to") { HelpName = "D", Description = words["cli.understand.to"] };
        Segment = new("--segment") { HelpName = "ID", Description = words["cli.understand.segment"] };
        Files = new EventFileOptions(words);
    }

    public Option<string?> Event { get; }

    public Option<string> Interval { get; }

    public Option<string?> From { get; }

    public Option<string?> To { get; }

    public Option<string?> Segment { get; }

    public EventFileOptions Files { get; }

    public IEnumerable<Symbol> All => [Event, Interval, From, To, Segment, .. Files.All];
}

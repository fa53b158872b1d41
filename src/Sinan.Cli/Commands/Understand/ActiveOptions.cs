using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Features;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The options of a question about active users: what makes active, the calendar, the time, the file.</summary>
sealed class ActiveOptions(Localizer words, string usualInterval)
{
    readonly Option<string?> active = new("--event") { HelpName = "E", Description = words["cli.understand.active"] };
    readonly IntervalOption interval = new(words, usualInterval, "day", "week", "month");
    readonly SpanOptions span = new(words);

    public EventFileOptions Files { get; } = new(words);

    public IEnumerable<Symbol> All => [active, interval.Symbol, .. span.All, .. Files.All];

    public TQuestion Question<TQuestion>(ParseResult parsed, int threads, Func<string?, PeriodUnit, TQuestion> make)
        where TQuestion : ActiveQuestion =>
        make(parsed.GetValue(active), interval.Of(parsed)) with { From = span.From(parsed), To = span.To(parsed), Segment = span.Segment(parsed), Threads = threads };
}

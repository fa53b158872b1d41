using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The option for the length of a period.</summary>
sealed class IntervalOption
{
    readonly Option<string> option;

    /// <param name="words">For the help.</param>
    /// <param name="usual">Where none is given.</param>
    /// <param name="units">Allowed ones.</param>
    public IntervalOption(Localizer words, string usual, params string[] units)
    {
        option = new("--interval") { HelpName = string.Join('|', units), Description = words["cli.understand.trend.interval"], DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(units);
    }

    public Symbol Symbol => option;

    /// <summary>Hours, days, weeks or months; days where none is given.</summary>
    public static IntervalOption Hourly(Localizer words) => new(words, "day", "hour", "day", "week", "month");

    public PeriodUnit Of(ParseResult parsed) => CalendarPeriods.Parse(parsed.GetValue(option))!.Value;
}

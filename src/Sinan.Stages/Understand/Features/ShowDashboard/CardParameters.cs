using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

/// <summary>Reads the parameters of a saved question.</summary>
public sealed class CardParameters(IReadOnlyDictionary<string, string> values)
{
    /// <summary>A text; null when it is missing or empty.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number; null when it is missing or none.</summary>
    public int? Number(string name) => int.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A period, days by default. Problem: "understand.bad_period".</summary>
    public Outcome<PeriodUnit> Unit(string name, PeriodUnit other = PeriodUnit.Day) =>
        Text(name) is not { } text ? other : CalendarPeriods.Parse(text) is { } unit ? unit : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", text));

    /// <summary>Texts between commas.</summary>
    public ImmutableArray<string> List(string name) => MetricRoute.Split(Text(name));

    /// <summary>The metric of a question about a metric over time.</summary>
    public Outcome<MetricQuestion> Metric() => Unit("interval").Map(unit => new MetricQuestion(Text("event") ?? "", Text("measure") ?? "count", unit)
    {
        From = Text("from"), To = Text("to"), Holidays = Text("holidays"), Regressors = List("regressor"),
    });
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A metric question in a query string: event=E&amp;measure=M&amp;interval=day&amp;from=D&amp;to=D&amp;holidays=cn&amp;regressor=a,b</summary>
sealed record MetricRoute([FromQuery(Name = "event")] string Name, string? Measure, string? Interval, string? From, string? To, string? Holidays, string? Regressor)
{
    /// <summary>Problem: "understand.bad_period".</summary>
    public Outcome<MetricQuestion> ToQuestion() => CalendarPeriods.Parse(Interval ?? "day") is { } unit
        ? new MetricQuestion(Name, Measure ?? "count", unit) { From = From, To = To, Holidays = string.IsNullOrEmpty(Holidays) ? null : Holidays, Regressors = Split(Regressor) }
        : new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", Interval!));

    /// <summary>Names between commas.</summary>
    public static ImmutableArray<string> Split(string? names) => [.. (names ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

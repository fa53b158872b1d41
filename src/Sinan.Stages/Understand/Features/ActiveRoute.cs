using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A question about active users in a query string: event=E&amp;interval=day|week|month&amp;from=D&amp;to=D&amp;segment=ID</summary>
sealed record ActiveRoute([FromQuery(Name = "event")] string? Name, string? Interval, string? From, string? To, string? Segment)
{
    /// <summary>Asks a handler. Problem of its own: "understand.bad_period".</summary>
    /// <param name="usual">Interval where none is given.</param>
    /// <param name="make">The question of an event and an interval.</param>
    /// <param name="ask">The handler.</param>
    /// <param name="cancellationToken">Cancels asking.</param>
    public async Task<IResult> AskAsync<TQuestion, TReport>(
        PeriodUnit usual, Func<string?, PeriodUnit, TQuestion> make, Func<TQuestion, CancellationToken, Task<Outcome<TReport>>> ask, CancellationToken cancellationToken)
        where TQuestion : ActiveQuestion =>
        (Interval is null ? usual : CalendarPeriods.Parse(Interval)) is { } unit
            ? (await ask(make(Name, unit) with { From = From, To = To, Segment = Segment }, cancellationToken)).ToResult()
            : Outcome<TReport>.Fail(new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", Interval!))).ToResult();
}

using Microsoft.AspNetCore.Components;
using Sinan.Kernel;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A page of a question about active users.</summary>
/// <typeparam name="TQuestion">The question.</typeparam>
/// <typeparam name="TReport">The answer.</typeparam>
public abstract class ActivePage<TQuestion, TReport> : QuestionPage<TReport>
    where TQuestion : ActiveQuestion
{
    [SupplyParameterFromQuery(Name = "event")]
    protected string? EventName { get; set; }

    [SupplyParameterFromQuery]
    protected string? Interval { get; set; }

    /// <summary>Interval where the address names none.</summary>
    protected abstract string UsualInterval { get; }

    protected string ShownInterval => Interval ?? UsualInterval;

    protected abstract TQuestion Question(string? active, PeriodUnit unit);

    protected abstract Task<Outcome<TReport>> AskAsync(TQuestion question, CancellationToken cancellationToken);

    protected override Task<Outcome<TReport>> AskAsync(CancellationToken cancellationToken) =>
        WithUnit(ShownInterval, unit => AskAsync(Question(EventName, unit) with { Segment = Segment, From = From, To = To }, cancellationToken));
}

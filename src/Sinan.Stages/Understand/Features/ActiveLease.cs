using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features;

/// <summary>A question about active users in the terms of the borrowed index.</summary>
/// <param name="Lease">The index.</param>
/// <param name="Code">Event that makes active; null = any.</param>
/// <param name="Periods">Whole calendar periods.</param>
/// <param name="Users">Users asked about.</param>
/// <param name="Threads">Worker threads, ≥ 1.</param>
sealed record ActiveLease(BehaviorLease Lease, int? Code, LogPeriods Periods, BehaviorGrouping Users, int Threads) : IDisposable
{
    public BehaviorIndex Index => Lease.Index;

    /// <summary>Name of the event as the log writes it.</summary>
    public string? Event => Code is { } code ? Index.EventNames[code] : null;

    /// <summary>Borrows the index and reads the question.</summary>
    /// <param name="desk">Lends the index.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="most">Most periods.</param>
    /// <param name="cancellationToken">Cancels waiting for the index.</param>
    /// <returns>Problems: "understand.no_events", "understand.cohort.unknown_segment", "understand.unknown_event", "understand.bad_date", "understand.empty_period", "understand.bad_period", "understand.trend.too_many_periods".</returns>
    public static async Task<Outcome<ActiveLease>> OpenAsync(BehaviorDesk desk, ActiveQuestion question, int most, CancellationToken cancellationToken)
    {
        if (question.Interval == PeriodUnit.Hour)
            return new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", "hour"));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        var lease = opened.Value;
        var read = await ReadAsync(desk, question, most, lease, cancellationToken);
        if (!read.IsOk)
            lease.Dispose();
        return read;
    }

    public void Dispose() => Lease.Dispose();

    static async Task<Outcome<ActiveLease>> ReadAsync(BehaviorDesk desk, ActiveQuestion question, int most, BehaviorLease lease, CancellationToken cancellationToken)
    {
        var code = BehaviorDesk.OptionalCodeOf(lease.Index, question.Event);
        if (!code.IsOk)
            return code.Problem;
        var periods = desk.Periods(lease.Index, question.Interval, question.From, question.To, most);
        if (!periods.IsOk)
            return periods.Problem;
        var users = await desk.UsersAsync(lease.Index, question.Segment, cancellationToken);
        return users.Map(of => new ActiveLease(lease, code.Value, periods.Value, of, question.Threads > 0 ? question.Threads : Environment.ProcessorCount));
    }
}

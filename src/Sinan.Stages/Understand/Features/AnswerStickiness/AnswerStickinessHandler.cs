using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerStickiness;

/// <summary>Asks the behaviour index for users by number of active periods.</summary>
public sealed class AnswerStickinessHandler(BehaviorDesk desk)
{
    const int WeekDays = 7;
    const int MonthDays = 30;

    /// <returns>Problems: those of <see cref="ActiveLease.OpenAsync"/>.</returns>
    public async Task<Outcome<StickinessReport>> HandleAsync(AnswerStickiness request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await ActiveLease.OpenAsync(desk, request, request.IsOpen ? int.MaxValue : AnswerStickiness.MostPeriods, cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var asked = opened.Value;

        var periods = request.IsOpen ? asked.Periods.LastWholes(request.Interval == PeriodUnit.Day ? MonthDays : 12) : asked.Periods;
        ImmutableArray<long> Users(LogPeriods over) => Stickiness.Answer(asked.Index, new StickinessQuestion(asked.Code, over.StartsMs, asked.Users), asked.Threads, cancellationToken);
        var counts = Users(periods);
        var users = counts.Sum();
        var mean = DaysOf(counts);
        var report = new StickinessReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Event = asked.Event,
            Periods = periods.Count,
            Since = periods.Start(0),
            Until = periods.Start(periods.Count),
            Users = users,
            Active =
            [
                .. counts.Select((n, k) => counts.AsSpan()[k..].ToArray().Sum() is var more
                    ? new StickinessLevel(k + 1, n, Shares.Of(n, users), Shares.Interval(n, users), more, Shares.Of(more, users), Shares.Interval(more, users)) : null!),
            ],
            Mean = users == 0 ? null : mean.Mean,
            MeanCi95 = users < 2 ? null : Means.Interval(mean) is var bounds ? [bounds.Low, bounds.High] : null,
            Ratios = [],
            Answer = [],
            Data = asked.Lease.Data,
        };
        var days = LogPeriods.Of(asked.Index, PeriodUnit.Day, null, null, desk.Zone)!;
        ImmutableArray<long> Recent(int count) => days.LastWholes(count) is var recent && recent.Count == count ? Users(recent) : [];
        report = await WithEvidenceAsync(report, request, mean, Recent(WeekDays), Recent(MonthDays), cancellationToken);
        return report with { Answer = StickinessWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Count, mean and spread of the active periods of a user.</summary>
    static Moments DaysOf(ImmutableArray<long> counts)
    {
        var users = counts.Sum();
        if (users == 0)
            return default;
        var mean = counts.Select((n, k) => (k + 1.0) * n).Sum() / users;
        return new Moments(users, mean, counts.Select((n, k) => n * (k + 1 - mean) * (k + 1 - mean)).Sum());
    }

    async Task<StickinessReport> WithEvidenceAsync(
        StickinessReport report, AnswerStickiness request, Moments mean, ImmutableArray<long> week, ImmutableArray<long> month, CancellationToken cancellationToken)
    {
        if (report.Users == 0)
            return report;
        var kept = new List<Evidence>();
        Evidence Blank(Phrase statement) => desk.Blank(nameof(AnswerStickiness), request, statement, report.Data);
        EvidenceId Keep(Evidence evidence)
        {
            kept.Add(evidence.Sealed());
            return kept[^1].Id;
        }

        Evidence Mean(Phrase statement, Moments of, double scale, FactKind unit)
        {
            var blank = Blank(statement) with { Method = "method.mean_over_users", Value = of.Mean / scale, Unit = unit, Users = of.Count };
            return of.Count < 2
                ? blank with { NoInterval = "evidence.no_interval.one_user" }
                : Means.Interval(of) is var bounds ? blank with { Interval = new Interval(bounds.Low / scale, bounds.High / scale) } : blank;
        }

        var ratios = ImmutableArray.CreateBuilder<ActivityRatio>();
        void Add(string name, Evidence evidence)
        {
            if (evidence.Interval is { } interval)
                ratios.Add(new ActivityRatio(name, evidence.Value, [interval.Low, interval.High], evidence.Users!.Value, Keep(evidence)));
        }

        var (weekly, monthly) = (DaysOf(week), DaysOf(month));
        if (weekly.Count > 0)
            Add("dau_wau", Mean(StickinessWords.Daily(weekly.Count, WeekDays), weekly, WeekDays, FactKind.Share));
        if (monthly.Count > 0)
            Add("dau_mau", Mean(StickinessWords.Daily(monthly.Count, MonthDays), monthly, MonthDays, FactKind.Share));
        if (monthly.Count > 0)
            Add("wau_mau", desk.Share(nameof(AnswerStickiness), request, StickinessWords.Weekly(monthly.Count, weekly.Count), report.Data, weekly.Count, monthly.Count));
        report = report with
        {
            Active = [.. report.Active.Select(level => level.AtLeast == 0 ? level : level with { Evidence = Keep(desk.Share(nameof(AnswerStickiness), request, StickinessWords.AtLeast(report, level), report.Data, level.AtLeast, report.Users)) })],
            MeanEvidence = Keep(Mean(StickinessWords.MeanOf(report), mean, 1, FactKind.Number)),
            Ratios = ratios.ToImmutable(),
        };
        await desk.KeepAsync(kept, cancellationToken);
        return report;
    }
}

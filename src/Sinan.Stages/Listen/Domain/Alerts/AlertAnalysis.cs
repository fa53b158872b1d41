using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Series.Alerts;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>Checks all watched series under one budget and writes down the proof of what it finds.</summary>
/// <param name="counts">Comments by period.</param>
/// <param name="feedback">All comments.</param>
/// <param name="causes">Finds what stands out in the words.</param>
/// <param name="circumstances">Finds what stood around the comments.</param>
/// <param name="releases">When app versions were first seen.</param>
/// <param name="book">Takes the proofs.</param>
/// <param name="threads">Worker threads; the answer does not depend on them.</param>
sealed class AlertAnalysis(FeedbackCounts counts, IReadOnlyList<StoredFeedback> feedback, AlertCauses causes, AlertCircumstances circumstances, Releases releases, EvidenceBook book, int threads)
{
    /// <summary>Times that the history is replayed.</summary>
    public const int Replays = 40;

    /// <summary>The burst that is tried on the user's own history, and how often in a series.</summary>
    public const double TrialFactor = 3;

    const int MostTrials = 60;

    /// <summary>Weeks before an alert whose comments its own are compared with.</summary>
    const int WeeksBefore = 8;

    const int LeastOwnBefore = 50;

    /// <param name="rules">What is watched.</param>
    /// <param name="series">The series of the rules.</param>
    /// <param name="data">Data that is checked.</param>
    /// <param name="seed">Same data and seed, same report.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Checked between series.</param>
    /// <returns>Null when the history is shorter than <see cref="AlertBudget.LeastWeeks"/> weeks, or nothing is to be watched.</returns>
    public AlertReport? Check(AlertRules rules, IReadOnlyList<CountedSeries> series, DataVersion data, long seed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (places, rhythm) = (counts.Periods.Places, counts.Periods.Rhythm);
        if (AlertBudget.Find([.. series.Select(s => s.Series)], places, rhythm, rules.FalseAlarmsPerMonth, Replays, seed, cancellationToken) is not { } threshold)
            return null;
        var warm = AlertBudget.WarmUpWeeks * rhythm.PerWeek;
        var watched = ImmutableArray.CreateBuilder<WatchedSeries>(series.Count);
        var alerts = new List<FeedbackAlert>();
        foreach (var one in series)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var steps = one.Series.Judge(places);
            var found = AlertRun.In(0, steps, threshold.Severity, warm).Select(run => Alert(rules, one, steps, run, at, cancellationToken)).ToArray();
            alerts.AddRange(found);
            watched.Add(Watched(rules, one, threshold, warm, found.Length, seed));
        }

        var replayed = threshold.PerMonth * threshold.Months * threshold.Replays;
        var interval = PoissonRates.Interval((long)Math.Round(replayed));
        var months = threshold.Months * threshold.Replays;
        return new AlertReport
        {
            Rules = rules,
            FalseAlarmsPerMonth = book.Add(
                "alert_rate", new { budget = rules.FalseAlarmsPerMonth, rules.Interval, rules.Source }, "method.alert_rate", FactKind.Number, threshold.PerMonth, new Interval(interval.Low / months, interval.High / months), null, null, [],
                Fact.Count("replays", threshold.Replays), Fact.Decimal("months", threshold.Months), Fact.Decimal("budget", rules.FalseAlarmsPerMonth), Fact.Count("series", series.Count)),
            AlertsPerMonth = alerts.Count / threshold.Months,
            Months = threshold.Months,
            Threshold = threshold.Severity,
            Series = watched.MoveToImmutable(),
            Alerts = [.. alerts.OrderByDescending(a => a.Time).ThenBy(a => a.P)],
            Data = data,
            At = at,
            Seed = seed,
        };
    }

    WatchedSeries Watched(AlertRules rules, CountedSeries one, AlertThreshold threshold, int warm, int alerts, long seed)
    {
        if (one.Has is null)
            return new WatchedSeries(one.Name, null, null, null, alerts);
        var trial = AlertTrial.Run(one.Series, counts.Periods.Places, threshold.Severity, TrialFactor, warm, MostTrials, seed);
        if (trial.Recall is not { } bounds)
            return new WatchedSeries(one.Name, null, null, null, alerts);
        var recall = book.Add(
            "alert_recall", new { budget = rules.FalseAlarmsPerMonth, rules.Interval, rules.Source, series = one.Name.ToString() }, "method.alert_recall", FactKind.Share, trial.Found / (double)trial.Bursts, new Interval(bounds.Low, bounds.High), null, null, [],
            Fact.Of("series", one.Name.Words), Fact.Count("part", trial.Found), Fact.Count("whole", trial.Bursts), UsualCount.Of("level", trial.Level, rules.Interval, 1));
        return new WatchedSeries(one.Name, trial.Level, recall, trial.MedianDelay, alerts);
    }

    FeedbackAlert Alert(AlertRules rules, CountedSeries one, AlertStep[] steps, AlertRun run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var step = steps[run.Start];
        var since = step.IsSudden ? run.Start : run.Start + 1 - step.Since;
        var (observed, expected) = (0.0, 0.0);
        for (var t = since; t <= run.Start; t++)
        {
            if (!double.IsNaN(steps[t].Observed))
                (observed, expected) = (observed + steps[t].Observed, expected + steps[t].Expected);
        }

        var (time, p) = (counts.Periods.Start(run.Start), Math.Exp(-step.Severity));
        var (cause, around) = (AlertCause.Unknown, ImmutableArray<AlertCircumstance>.Empty);
        if (one.Has is { } has)
        {
            var (inside, before) = CommentsOf(has, since, run.End);
            around = circumstances.Of(one.Name, time, inside, BasisOf(has, before));
            cause = causes.Of(inside, before, around.FirstOrDefault(c => c.Facet == FeedbackFacet.Segment)?.Name, threads, cancellationToken);
        }

        var usual = one.Has is null ? Fact.Decimal("expected", expected) : UsualCount.Of("expected", expected, rules.Interval, run.Start - since + 1);
        Fact[] facts = [Fact.Of("series", one.Name.Words), Fact.Date("time", time), Fact.Decimal("observed", observed), usual, Fact.Chance("p", p)];
        var parameters = new { budget = rules.FalseAlarmsPerMonth, rules.Interval, rules.Source, series = one.Name.ToString(), time };
        ThemeFigure proof;
        if (one.Has is null)
        {
            var half = step.Spread * Distribution.StudentQuantile(0.975, 5);
            proof = book.Add(
                "alert_number", parameters, "method.alert_number", FactKind.Number, observed - expected, new Interval(observed - expected - half, observed - expected + half), null, null, [], facts);
        }
        else
        {
            var bounds = PoissonRates.Interval((long)observed);
            proof = book.Add(
                "alert", parameters, "method.alert", FactKind.Ratio, observed / expected, new Interval(bounds.Low / expected, bounds.High / expected), null, null, cause.Sentences, facts);
        }

        return new FeedbackAlert
        {
            Id = IdOf(rules, one.Name, time),
            Series = one.Name,
            Interval = rules.Interval,
            Time = time,
            Until = counts.Periods.Start(run.End),
            Since = counts.Periods.Start(since),
            Observed = observed,
            Expected = expected,
            P = p,
            Cause = cause,
            Circumstances = around,
            Release = one.Has is null ? null : releases.Before(
                counts.Periods.Start(since), counts.Periods.Start(run.Start + 1), around.FirstOrDefault(c => c.Facet == FeedbackFacet.Version)?.Value),
            Evidence = proof.Evidence,
            FoundAt = at,
        };
    }

    /// <summary>Comments of the alert, and those of the weeks before it on anything, both in order of time.</summary>
    (int[] Inside, int[] Before) CommentsOf(Func<int, bool> has, int since, int end)
    {
        var from = since - (WeeksBefore * counts.Periods.Rhythm.PerWeek);
        return (
            InOrder(i => counts.PeriodOf(i) >= since && counts.PeriodOf(i) <= end && has(i)),
            InOrder(i => counts.PeriodOf(i) >= Math.Max(0, from) && counts.PeriodOf(i) < since));
    }

    int[] InOrder(Func<int, bool> which) => [.. Enumerable.Range(0, feedback.Count).Where(which).OrderBy(i => feedback[i].Time)];

    /// <summary>Where the series itself was heard enough before, its own comments are what the alert is compared with: what always goes with them is no news.</summary>
    static int[] BasisOf(Func<int, bool> has, int[] before) => before.Count(has) >= LeastOwnBefore ? [.. before.Where(has)] : before;

    static string IdOf(AlertRules rules, SeriesName name, DateTimeOffset time) => "al-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{rules.Interval}\n{rules.Source}\n{name.Key}\n{time.ToUnixTimeMilliseconds()}"))).AsSpan(0, 5));
}

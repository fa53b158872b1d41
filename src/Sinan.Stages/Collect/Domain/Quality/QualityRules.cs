using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Judges counted facts: findings, each with the points it takes, and the score 100 − Σ points, not below 0.</summary>
/// <remarks>
/// A finding takes weight × min(1, share / saturation) points: the weight is what the worst case costs, the saturation the share from which it is the worst case.
/// Both stand beside each rule. They are judgements, stated so that people can disagree with them.
/// </remarks>
public static class QualityRules
{
    /// <summary>Fewer events than this say little about a user or an item.</summary>
    public const long ColdBelow = 5;

    const double NoticeableShare = 0.001;
    const double MostForMissing = 20;
    const double StrongSkew = 2;
    const double SmallGroup = 0.05;

    public static ImmutableArray<QualityFinding> Findings(QualityFacts facts, Func<string, Phrase> roleOf)
    {
        var found = new List<QualityFinding>();
        Missing(facts, roleOf, found);
        Leakage(facts, found);
        Numbers(facts, found);
        if (facts.EqualRows > 0)
            found.Add(OfRows("duplicates", FindingSeverity.Warning, facts.EqualRows, facts.Rows, 15, 0.10));
        if (facts.Time is { } time)
            Times(facts, time, found);
        Activity(facts, found);
        if (facts.Group is { } group)
            Bias(group, facts.Rows, found);
        var rejected = facts.Rejected.Values.Sum();
        if (rejected > 0)
            found.Add(OfRows("rejected", FindingSeverity.Warning, rejected, facts.Rows + facts.Feedback + rejected, 15, 0.25));
        if (facts.KeepsRawIds)
            found.Add(Make("raw_ids", FindingSeverity.Serious, null, facts.Users, 1, 10));
        foreach (var name in facts.LateSources)
            found.Add(Make("late_source", FindingSeverity.Serious, null, 1, 1, 10, Fact.Of("name", name)));
        return [.. found.OrderByDescending(f => f.Penalty).ThenByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Column, StringComparer.Ordinal)];
    }

    public static double Score(IEnumerable<QualityFinding> findings) => Math.Max(0, 100 - findings.Sum(f => f.Penalty));

    /// <summary>Share of users (or items) with fewer than five events.</summary>
    public static double ColdShare(ImmutableArray<(long Events, long Count)> activity) =>
        activity.Sum(a => a.Count) is var all and > 0 ? (double)activity.Where(a => a.Events < ColdBelow).Sum(a => a.Count) / all : 0;

    static void Missing(QualityFacts facts, Func<string, Phrase> roleOf, List<QualityFinding> found)
    {
        var left = MostForMissing;
        foreach (var column in facts.Columns.Where(c => c.Missing > 0 && facts.Rows > 0).OrderByDescending(c => c.Missing))
        {
            var share = (double)column.Missing / facts.Rows;
            if (share < NoticeableShare)
                continue;
            // Without user, time or text a row says nothing; the rest only narrows what can be asked.
            var isCore = column.Role is "user" or "time" or "event" or "text";
            var penalty = Math.Min(left, isCore ? 15 * Math.Min(1, share / 0.25) : 4 * share);
            left -= penalty;
            var severity = isCore && share > 0.05 ? FindingSeverity.Serious : share > 0.2 ? FindingSeverity.Warning : FindingSeverity.Note;
            found.Add(Make("missing", severity, column.Name, column.Missing, share, penalty, Fact.Of("column", column.Name), Fact.Of("role", roleOf(column.Role))));
        }
    }

    static void Leakage(QualityFacts facts, List<QualityFinding> found)
    {
        foreach (var column in facts.Columns.Where(c => c.Identifiers > 0))
        {
            var whole = facts.IsRecord ? column.Distinct : facts.Rows - column.Missing;
            var share = whole > 0 ? Math.Min(1, (double)column.Identifiers / whole) : 0;
            found.Add(Make("leakage", FindingSeverity.Serious, column.Name, column.Identifiers, share, 20 * Math.Min(1, share / 0.05), Fact.Of("column", column.Name)));
        }
    }

    static void Numbers(QualityFacts facts, List<QualityFinding> found)
    {
        foreach (var column in facts.Columns)
        {
            if (column.Number is not { Count: > 0 } number)
                continue;
            var share = (double)number.Outliers / number.Count;
            // Few are noise, unless one of them is so far out that it moves a sum.
            var reach = 30 * (number.Q3 - number.Q1);
            if (number.Outliers > 0 && (share >= NoticeableShare || number.Max > number.Q3 + reach || number.Min < number.Q1 - reach))
            {
                found.Add(Make(
                    "outliers", FindingSeverity.Note, column.Name, number.Outliers, share, 3 * Math.Min(1, share / 0.10),
                    Fact.Of("column", column.Name), Fact.Decimal("median", number.Median), Fact.Decimal("max", number.Max), Fact.Decimal("min", number.Min)));
            }

            if (Math.Abs(number.Skewness) > StrongSkew && column.Role is "value" or "price" or "quantity" or "duration")
                found.Add(Make("skew", FindingSeverity.Note, column.Name, number.Count, 1, 0, Fact.Of("column", column.Name), Fact.Decimal("mean", number.Mean), Fact.Decimal("median", number.Median)));
        }
    }

    static void Times(QualityFacts facts, TimeFacts time, List<QualityFinding> found)
    {
        if (time.Future > 0)
            found.Add(OfRows("clock_future", FindingSeverity.Serious, time.Future, facts.Rows, 15, 0.05));
        if (time.Before2000 > 0)
            found.Add(OfRows("clock_past", FindingSeverity.Serious, time.Before2000, facts.Rows, 15, 0.05));
        var far = Math.Max(0, time.Far - time.Future - time.Before2000);
        if (far > 0)
            found.Add(OfRows("clock_far", FindingSeverity.Warning, far, facts.Rows, 8, 0.05));
        if (time.SilentDays > 0)
        {
            var share = (double)time.SilentDays / time.Days;
            // Single silent days are a shop that closes on Sundays; a week is a broken pipe until somebody says otherwise.
            var isLong = time.LongestSilence >= 7;
            found.Add(Make(
                "gaps", isLong ? FindingSeverity.Warning : FindingSeverity.Note, null, time.SilentDays, share, (isLong ? 10 : 3) * Math.Min(1, share / 0.30),
                Fact.Count("longest", time.LongestSilence), Fact.Count("days", time.Days)));
        }
    }

    static void Activity(QualityFacts facts, List<QualityFinding> found)
    {
        if (facts.Users > 0)
        {
            var scale = ActivityScale.Of(facts.UserActivity);
            var bots = facts.UserActivity.Where(a => scale.IsBot(a.Events)).ToList();
            if (bots.Count > 0)
            {
                var events = bots.Sum(b => b.Events * b.Users);
                var share = (double)events / facts.UserActivity.Sum(a => a.Events * a.Users);
                found.Add(Make(
                    "bots", FindingSeverity.Warning, null, bots.Sum(b => b.Users), share, 15 * Math.Min(1, share / 0.20),
                    Fact.Count("events", events), Fact.Count("most", bots.Max(b => b.Events)), Fact.Decimal("median", Math.Exp(scale.Median))));
            }
        }

        Cold("cold_users", facts.UserActivity, found);
        Cold("cold_items", facts.ItemActivity, found);
    }

    static void Cold(string code, ImmutableArray<(long Events, long Count)> activity, List<QualityFinding> found)
    {
        var share = ColdShare(activity);
        if (share > 0.5)
            found.Add(Make(code, FindingSeverity.Note, null, activity.Where(a => a.Events < ColdBelow).Sum(a => a.Count), share, 5 * (share - 0.5) / 0.5));
    }

    static void Bias(GroupFacts group, long rows, List<QualityFinding> found)
    {
        var users = group.Values.Sum(v => v.Users);
        if (users == 0 || group.Values.Length < 2)
            return;
        var largest = group.Values.MaxBy(v => v.Users);
        var small = group.Values.Where(v => (double)v.Users / users < SmallGroup).ToList();
        var share = (double)largest.Users / users;
        if (share > 0.8 || small.Count > 0)
        {
            found.Add(Make(
                "bias", share > 0.8 ? FindingSeverity.Warning : FindingSeverity.Note, group.Column, small.Sum(v => v.Rows), (double)small.Sum(v => v.Rows) / Math.Max(1, rows), share > 0.8 ? 5 : 2,
                Fact.Of("column", group.Column), Fact.Of("largest", largest.Value), Fact.Share("largest_share", share), Fact.Count("small", small.Count), Fact.Count("small_users", small.Sum(v => v.Users))));
        }
    }

    static QualityFinding OfRows(string code, FindingSeverity severity, long rows, long all, double weight, double saturation)
    {
        var share = all > 0 ? (double)rows / all : 0;
        return Make(code, share < NoticeableShare ? FindingSeverity.Note : severity, null, rows, share, weight * Math.Min(1, share / saturation));
    }

    static QualityFinding Make(string code, FindingSeverity severity, string? column, long rows, double share, double penalty, params ImmutableArray<Fact> facts)
    {
        ImmutableArray<Fact> all = [Fact.Count("rows", rows), Fact.Share("share", share), .. facts];
        return new QualityFinding(
            code, severity, column, rows, share, Math.Round(penalty, 2), new Phrase("collect.finding." + code, all), new Phrase("collect.advice." + code, all), default);
    }
}

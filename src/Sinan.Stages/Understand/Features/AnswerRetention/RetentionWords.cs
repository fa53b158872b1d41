using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>The retention answer in sentences.</summary>
public static class RetentionWords
{
    public static Phrase CameBack(AnswerRetention request, ImmutableArray<int> brackets, int k, long size, long retained)
    {
        var period = request.Period.ToString().ToLowerInvariant();
        return new Phrase(
            "understand.retention.came_back" + Form(request.IsRecurring, request.IsRolling), Fact.Count("users", size), Fact.Of("born", request.Born), Period(period),
            Fact.Count("gone", retained), Fact.Of("return", request.Return), When(period, brackets, request.IsRolling, k));
    }

    /// <summary>Name of column k: the number of its period, "4–7" for a bracket.</summary>
    public static Fact ColumnName(RetentionReport report, int k)
    {
        var (from, to) = Span(report.Brackets, report.Rolling, k);
        var number = from == to ? Fact.Count("k", from) : Fact.Of("k", new Phrase("understand.retention.bracket", Fact.Count("from", from), Fact.Count("to", to)));
        return Fact.Of("column", new Phrase("understand.retention.column." + report.Period, number));
    }

    public static Fact When(RetentionReport report, int k) => When(report.Period, report.Brackets, report.Rolling, k);

    /// <summary>Key of the words for recurring cohorts where they differ.</summary>
    public static string KeyOf(RetentionReport report, string key) => "understand.retention." + key + Form(report.Recurring, false);

    public static Fact Period(string period) => Fact.Of("period", new Phrase("understand.retention.period." + period));

    public static Fact ValueOf(RetentionGroupReport group) => group.Name is { } name ? Fact.Of("group", name) : group.Value is { } value ? Fact.Of("group", value) : Fact.Of("group", new Phrase("understand.no_value"));

    /// <summary>A sentence about one group.</summary>
    public static Phrase OfGroup(string by, RetentionGroupReport group, Phrase said) => new("understand.retention.of_group", Fact.Of("by", by), ValueOf(group), Fact.Of("said", said));

    static string Form(bool isRecurring, bool isRolling) => (isRecurring ? "_recurring" : "") + (isRolling ? "_rolling" : "");

    static Fact When(string period, ImmutableArray<int> brackets, bool isRolling, int k)
    {
        var (from, to) = Span(brackets, isRolling, k);
        return from == to ? Nth(period, from) : Fact.Of("when", new Phrase("understand.retention.between." + period, Fact.Count("from", from), Fact.Count("to", to)));
    }

    /// <summary>First and last period of a column; "or later" is told from the first.</summary>
    static (int From, int To) Span(ImmutableArray<int> brackets, bool isRolling, int k)
    {
        var from = brackets.IsEmpty ? k : k == 1 ? 1 : brackets[k - 2] + 1;
        return (from, brackets.IsEmpty || isRolling ? from : brackets[k - 1]);
    }

    /// <summary>"the next week", "week 4 after".</summary>
    static Fact Nth(string period, int k) => Fact.Of("when", k == 1 ? new Phrase("understand.retention.next." + period) : new Phrase("understand.retention.nth." + period, Fact.Count("n", k)));

    public static Fact ShareAt(RetentionReport report, int k) => Shares.Fact("share", report.Overall[k], report.OverallCi95[k], report.Evidence[k]);

    /// <summary>Share of a group at k; null where no cohort of it is over.</summary>
    public static Fact? ShareAt(RetentionGroupReport group, int k) =>
        group.Overall[k] is not { } share ? null : Shares.Fact("share", share, group.OverallCi95[k], group.Evidence.IsEmpty ? null : group.Evidence[k]);

    /// <param name="report">The answer, in a sample before its counts are scaled up: differences are judged by the users who were asked about.</param>
    public static ImmutableArray<Phrase> Answer(RetentionReport report)
    {
        if (report.Cohorts.IsEmpty)
            return [new Phrase("understand.retention.nobody", Fact.Of("born", report.Born)), .. Noted(report)];
        if (report.Overall.Length < 2 || report.Overall[1] is null || !report.IsTelling(1))
            return [new Phrase(KeyOf(report, "too_early"), Born(report), Fact.Of("born", report.Born), When(report, 1)), .. Noted(report)];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(new Phrase("understand.retention.answer" + Form(report.Recurring, report.Rolling), ShareAt(report, 1), Fact.Of("born", report.Born), Period(report.Period), Fact.Of("return", report.Return), When(report, 1)));
        var last = Enumerable.Range(0, report.Overall.Length).Last(k => report.Overall[k] is not null && report.IsTelling(k));
        var later = last >= 4 ? 4 : last;
        if (later > 1)
            sentences.Add(new Phrase("understand.retention.later", ShareAt(report, later), When(report, later)));
        if (Newest(report) is { } newest)
            sentences.Add(newest);
        return [.. sentences, .. Noted(report)];
    }

    static IEnumerable<Phrase> Noted(RetentionReport report) => report.Sample is { } sample ? [sample.Note] : [];

    /// <summary>Users of all cohorts, each of whom is in one unless cohorts recur.</summary>
    static Fact Born(RetentionReport report)
    {
        var users = report.Cohorts.Sum(c => c.Size);
        return report is { Recurring: true, Sample: { } sample } ? Fact.Count("users", sample.Estimate(users)) : SampleReport.Count(report.Sample, "users", users);
    }

    /// <summary>The newest cohort whose next period is over, against all earlier ones; a sentence only where they differ beyond chance.</summary>
    static Phrase? Newest(RetentionReport report)
    {
        var over = report.Cohorts.Where(c => c.IsMain && c.Retained[1] is not null).ToList();
        // Recurring cohorts share users, so their difference has no such interval.
        if (over.Count < 3 || report.Recurring)
            return null;
        var (newest, earlier) = (over[^1], over[..^1]);
        var effect = Proportions.Difference(earlier.Sum(c => c.Retained[1]!.Value), earlier.Sum(c => c.Size), newest.Retained[1]!.Value, newest.Size);
        if (effect.Interval.Low <= 0 && effect.Interval.High >= 0)
            return null;
        return new Phrase(
            effect.Difference < 0 ? "understand.retention.newest_less" : "understand.retention.newest_more", Fact.Date("start", newest.Start),
            Fact.Share("share", newest.ShareAt(1)!.Value), Fact.Points("points", effect.Difference).Between(effect.Interval.Low, effect.Interval.High));
    }
}

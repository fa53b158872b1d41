using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>The retention answer in sentences.</summary>
static class RetentionWords
{
    public static Phrase CameBack(AnswerRetention request, int k, long size, long retained) => new(
        request.IsRolling ? "understand.retention.came_back_rolling" : "understand.retention.came_back", Fact.Count("users", size), Fact.Of("born", request.Born),
        Fact.Count("gone", retained), Fact.Of("return", request.Return), Nth(request.Period.ToString().ToLowerInvariant(), k));

    /// <summary>"the next week", "week 4 after".</summary>
    public static Fact Nth(string period, int k) => Fact.Of("when", k == 1 ? new Phrase("understand.retention.next." + period) : new Phrase("understand.retention.nth." + period, Fact.Count("n", k)));

    public static Fact ShareAt(RetentionReport report, int k)
    {
        var fact = Fact.Share("share", report.Overall[k] ?? double.NaN);
        if (report.OverallCi95[k] is { } ci)
            fact = fact.Between(ci[0], ci[1]);
        return report.Evidence[k] is { } evidence ? fact.From(evidence) : fact;
    }

    public static ImmutableArray<Phrase> Answer(RetentionReport report)
    {
        if (report.Cohorts.IsEmpty)
            return [new Phrase("understand.retention.nobody", Fact.Of("born", report.Born))];
        if (report.Overall.Length < 2 || report.Overall[1] is null || !report.IsTelling(1))
            return [new Phrase("understand.retention.too_early", Fact.Count("users", report.Cohorts.Sum(c => c.Size)), Fact.Of("born", report.Born), Nth(report.Period, 1))];
        var sentences = ImmutableArray.CreateBuilder<Phrase>();
        sentences.Add(new Phrase(report.Rolling ? "understand.retention.answer_rolling" : "understand.retention.answer", ShareAt(report, 1), Fact.Of("born", report.Born), Fact.Of("return", report.Return), Nth(report.Period, 1)));
        var last = Enumerable.Range(0, report.Overall.Length).Last(k => report.Overall[k] is not null && report.IsTelling(k));
        var later = last >= 4 ? 4 : last;
        if (later > 1)
            sentences.Add(new Phrase("understand.retention.later", ShareAt(report, later), Nth(report.Period, later)));
        if (Newest(report) is { } newest)
            sentences.Add(newest);
        return sentences.ToImmutable();
    }

    /// <summary>The newest cohort whose next period is over, against all earlier ones; a sentence only where they differ beyond chance.</summary>
    static Phrase? Newest(RetentionReport report)
    {
        var over = report.Cohorts.Where(c => c.IsMain && c.Retained[1] is not null).ToList();
        if (over.Count < 3)
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

using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;

namespace Sinan.Stages.Understand.Features.HearSegment;

/// <summary>Lays the newest reading of the feedback over the newest grouping.</summary>
public sealed class HearSegmentHandler(ISegments segments, IThemes themes, IFeedbackRecord feedback, IEvidenceStore evidence, TimeProvider clock)
{
    const int MostThemes = 8;

    /// <summary>Fewer comments of a segment tell nothing.</summary>
    const int LeastComments = 10;

    /// <returns>Null when the segment has fewer than ten comments, or when segments or themes are not there yet.</returns>
    public async Task<SegmentVoice?> HandleAsync(HearSegment request, CancellationToken cancellationToken)
    {
        if (await themes.LatestAsync(cancellationToken) is not { } report || await segments.MembershipAsync(cancellationToken) is not { } members)
            return null;
        var userOf = (await feedback.ReadAllAsync(cancellationToken)).Where(f => f.UserNo is not null).ToDictionary(f => f.No, f => f.UserNo!.Value);
        var readings = (await feedback.ReadReadingsAsync(cancellationToken)).Where(r => userOf.ContainsKey(r.No) && members.SegmentOf(userOf[r.No]) is not null)
            .ToLookup(r => members.SegmentOf(userOf[r.No]) == request.Segment);
        var (here, others) = (readings[true].ToList(), readings[false].ToList());
        if (here.Count < LeastComments || others.Count == 0)
            return null;
        var voice = Compare(here, others, report);
        var maker = new EvidenceMaker(nameof(HearSegment), request, report.Data, clock.GetUtcNow(), report.Seed);
        voice = voice with { Themes = [.. voice.Themes.Select(t => t with { Evidence = Prove(maker, t, here.Count) })] };
        await evidence.SaveAsync(maker.All, cancellationToken);
        return voice;
    }

    static EvidenceId Prove(EvidenceMaker maker, VoicedTheme theme, int comments)
    {
        var statement = new Phrase(
            "understand.voice.theme.says", Fact.Of("theme", theme.Name), Fact.Count("comments", comments), Fact.Points("value", theme.Difference).Between(theme.Interval.Low, theme.Interval.High));
        return maker.Make(statement, "method.difference_of_shares", theme.Difference, FactKind.Points, theme.Interval).Id;
    }

    static SegmentVoice Compare(List<FeedbackReading> here, List<FeedbackReading> others, ThemeReport report)
    {
        var (own, rest) = (Counts(here), Counts(others));
        var voiced = report.Themes.Where(t => own.GetValueOrDefault(t.Id) > 0).Select(t =>
        {
            var (a, b) = (own[t.Id], rest.GetValueOrDefault(t.Id));
            var effect = Proportions.Difference(b, others.Count, a, here.Count);
            return new VoicedTheme(t.Id, t.Name, a, (double)a / here.Count, (double)b / others.Count, effect.Difference, new Interval(effect.Interval.Low, effect.Interval.High));
        });
        var negative = here.Count(r => r.Sentiment < 0.5);
        var bounds = Proportions.Wilson(negative, here.Count);
        return new SegmentVoice(
            here.Count, others.Count, (double)negative / here.Count, new Interval(bounds.Low, bounds.High), [.. voiced.OrderByDescending(v => v.Interval.Low).ThenBy(v => v.Id, StringComparer.Ordinal).Take(MostThemes)]);
    }

    static Dictionary<string, int> Counts(IEnumerable<FeedbackReading> readings) =>
        readings.Where(r => r.Theme is not null).CountBy(r => r.Theme!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}

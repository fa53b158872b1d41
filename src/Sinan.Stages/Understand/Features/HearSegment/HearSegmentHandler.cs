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
        var (here, others) = Count(await feedback.ReadColumnsAsync(cancellationToken), members, request.Segment);
        if (here.Comments < LeastComments || others.Comments == 0)
            return null;
        var voice = Compare(here, others, report);
        var maker = new EvidenceMaker(nameof(HearSegment), request, report.Data, clock.GetUtcNow(), report.Seed);
        voice = voice with { Themes = [.. voice.Themes.Select(t => t with { Evidence = Prove(maker, t, here.Comments) })] };
        await evidence.SaveAsync(maker.All, cancellationToken);
        return voice;
    }

    static EvidenceId Prove(EvidenceMaker maker, VoicedTheme theme, int comments)
    {
        var statement = new Phrase(
            "understand.voice.theme.says", Fact.Of("theme", theme.Name), Fact.Count("comments", comments), Fact.Points("value", theme.Difference).Between(theme.Interval.Low, theme.Interval.High));
        return maker.Make(statement, "method.difference_of_shares", theme.Difference, FactKind.Points, theme.Interval).Id;
    }

    static SegmentVoice Compare(Voice here, Voice others, ThemeReport report)
    {
        var voiced = report.Themes.Where(t => here.OfTheme(t.Id) > 0).Select(t =>
        {
            var (a, b) = (here.OfTheme(t.Id), others.OfTheme(t.Id));
            var effect = Proportions.Difference(b, others.Comments, a, here.Comments);
            return new VoicedTheme(t.Id, t.Name, a, (double)a / here.Comments, (double)b / others.Comments, effect.Difference, new Interval(effect.Interval.Low, effect.Interval.High));
        });
        var bounds = Proportions.Wilson(here.Negative, here.Comments);
        return new SegmentVoice(
            here.Comments, others.Comments, (double)here.Negative / here.Comments, new Interval(bounds.Low, bounds.High), [.. voiced.OrderByDescending(v => v.Interval.Low).ThenBy(v => v.Id, StringComparer.Ordinal).Take(MostThemes)]);
    }

    /// <summary>Read comments of users in a segment, apart from those of users in other ones.</summary>
    static (Voice Here, Voice Others) Count(FeedbackColumns said, SegmentMembership members, string segment)
    {
        var (here, others) = (new Voice(said.ThemeIds), new Voice(said.ThemeIds));
        for (var i = 0; i < said.Count; i++)
        {
            if (said.Users[i] < 0 || double.IsNaN(said.Sentiments[i]) || members.SegmentOf(said.Users[i]) is not { } of)
                continue;
            (of == segment ? here : others).Add(said.Themes[i], said.Sentiments[i]);
        }

        return (here, others);
    }

    /// <summary>Counts of comments.</summary>
    sealed class Voice(IReadOnlyList<string> themeIds)
    {
        readonly int[] byTheme = new int[themeIds.Count];

        public int Comments { get; private set; }

        public int Negative { get; private set; }

        public int OfTheme(string id)
        {
            for (var theme = 0; theme < byTheme.Length; theme++)
            {
                if (themeIds[theme] == id)
                    return byTheme[theme];
            }

            return 0;
        }

        public void Add(int theme, double sentiment)
        {
            Comments++;
            Negative += sentiment < 0.5 ? 1 : 0;
            if (theme >= 0)
                byTheme[theme]++;
        }
    }
}

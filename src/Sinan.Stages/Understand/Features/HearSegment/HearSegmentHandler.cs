using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Features.BuildCohort;
using Sinan.Stages.Understand.Features.SegmentUsers;

namespace Sinan.Stages.Understand.Features.HearSegment;

/// <summary>Lays the newest reading of the feedback, and the words of the comments, over a segment.</summary>
public sealed class HearSegmentHandler(
    BehaviorDesk desk, ISegments segments, CohortSegments saved, CohortRules rules, IThemes themes, IUserTerms terms, IFeedbackRecord feedback)
{
    const int MostThemes = 8;
    const int MostWords = 12;

    /// <summary>Fewer comments of a segment tell nothing.</summary>
    const int LeastComments = 10;

    /// <summary>Share of false finds among the words shown.</summary>
    const double FalseFinds = 0.05;

    /// <returns>Problems: "understand.voice.none" when segments or themes are not there yet, "understand.voice.too_few", "understand.segments.unknown", "listen.no_dictionary", and of a saved segment those of its rule.</returns>
    public async Task<Outcome<SegmentVoice>> HandleAsync(HearSegment request, CancellationToken cancellationToken)
    {
        if (await themes.LatestAsync(cancellationToken) is not { } report)
            return new Problem("understand.voice.none", ProblemKind.NotFound);
        var asked = await MembersAsync(request.Segment, cancellationToken);
        if (!asked.IsOk)
            return asked.Problem;
        var isMember = asked.Value;
        var (here, others) = Count(await feedback.ReadColumnsAsync(cancellationToken), isMember);
        if (here.Comments < LeastComments || others.Comments < LeastComments)
            return new Problem("understand.voice.too_few", ProblemKind.NotEnough, Fact.Count("comments", here.Comments), Fact.Count("others", others.Comments), Fact.Count("needed", LeastComments));
        var maker = new EvidenceMaker(nameof(HearSegment), request, report.Data, desk.Clock.GetUtcNow(), report.Seed);
        try
        {
            var (words, tested) = Words(await terms.ReadAsync(cancellationToken), isMember, maker);
            var bounds = Proportions.Wilson(here.Negative, here.Comments);
            var voice = new SegmentVoice(
                here.Comments, others.Comments, (double)here.Negative / here.Comments, new Interval(bounds.Low, bounds.High), Themes(here, others, report, maker), words, tested);
            await desk.KeepAsync(maker.All, cancellationToken);
            return voice;
        }
        catch (ProblemException missing)
        {
            return missing.Problem;
        }
    }

    /// <summary>Whether a user is in the segment; null for users that the grouping does not know.</summary>
    async Task<Outcome<Func<int, bool?>>> MembersAsync(string segment, CancellationToken cancellationToken)
    {
        if (await saved.FindAsync(segment, cancellationToken) is null)
        {
            if (await segments.MembershipAsync(cancellationToken) is not { } members)
                return new Problem("understand.voice.none", ProblemKind.NotFound);
            return members.Segments.Contains(segment)
                ? Outcome<Func<int, bool?>>.Ok(user => members.SegmentOf(user) is { } of ? of == segment : null)
                : SegmentUsersEndpoint.Unknown(segment);
        }

        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var counted = await rules.MembersAsync(lease.Index, segment, Environment.ProcessorCount, cancellationToken);
        return counted.Map(of => (Func<int, bool?>)(user => user < of.Length && of[user] != 0));
    }

    static ImmutableArray<VoicedTheme> Themes(Voice here, Voice others, ThemeReport report, EvidenceMaker maker)
    {
        var compared = report.Themes.Select(t => (Theme: t, Own: here.OfTheme(t.Id), Others: others.OfTheme(t.Id))).Where(t => t.Own + t.Others > 0)
            .Select(t => (t.Theme, t.Own, t.Others, Effect: Proportions.Difference(t.Others, others.Comments, t.Own, here.Comments))).ToList();
        var q = MultipleTesting.BenjaminiHochberg(compared.Select(t => t.Effect.P).ToArray());
        return
        [
            .. compared.Select((t, i) => new VoicedTheme(
                    t.Theme.Id, t.Theme.Name, t.Own, (double)t.Own / here.Comments, (double)t.Others / others.Comments, t.Effect.Difference, new Interval(t.Effect.Interval.Low, t.Effect.Interval.High), q[i]))
                .Where(v => v.Comments > 0).OrderByDescending(v => v.Interval.Low).ThenBy(v => v.Id, StringComparer.Ordinal).Take(MostThemes).Select(v => v with { Evidence = Prove(v) }),
        ];

        EvidenceId Prove(VoicedTheme theme)
        {
            var statement = new Phrase(
                "understand.voice.theme.says", Fact.Of("theme", theme.Name), Fact.Count("comments", here.Comments), Fact.Points("value", theme.Difference).Between(theme.Interval.Low, theme.Interval.High));
            return maker.Make(statement, "method.difference_of_shares", theme.Difference, FactKind.Points, theme.Interval).Id;
        }
    }

    /// <summary>Words that the members use more than the other users; a user counts once a word.</summary>
    static (ImmutableArray<VoicedWord> Words, int Tested) Words(UserTerms read, Func<int, bool?> isMember, EvidenceMaker maker)
    {
        var (here, there) = (new long[read.Terms.Length], new long[read.Terms.Length]);
        foreach (var (user, written) in read.OfUser)
        {
            if (isMember(user) is not { } inside)
                continue;
            foreach (var term in written)
                (inside ? here : there)[term]++;
        }

        var tested = WordAffinity.Compare(here, there);
        return ([.. tested.Where(w => w.LogOdds > 0 && w.Q <= FalseFinds).OrderByDescending(w => w.LogOdds / w.StandardError).ThenBy(w => w.Word).Take(MostWords).Select(Voiced)], tested.Length);

        VoicedWord Voiced(WordAffinity word)
        {
            var (odds, bounds) = (Math.Exp(word.LogOdds), word.OddsInterval());
            var interval = new Interval(bounds.Low, bounds.High);
            var statement = new Phrase(
                "understand.voice.word.says", Fact.Of("word", read.Terms[word.Word]), Fact.Count("users", word.Here), Fact.Count("others", word.There), Fact.Ratio("value", odds).Between(bounds.Low, bounds.High));
            var proof = maker.Make(statement, "method.log_odds_dirichlet", odds, FactKind.Ratio, interval, word.Here + word.There);
            return new VoicedWord(read.Terms[word.Word], word.Here, word.There, odds, interval, word.Q, proof.Id);
        }
    }

    /// <summary>Read comments of users in a segment, apart from those of users in other ones.</summary>
    static (Voice Here, Voice Others) Count(FeedbackColumns said, Func<int, bool?> isMember)
    {
        var (here, others) = (new Voice(said.ThemeIds), new Voice(said.ThemeIds));
        for (var i = 0; i < said.Count; i++)
        {
            if (said.Users[i] < 0 || double.IsNaN(said.Sentiments[i]) || isMember(said.Users[i]) is not { } inside)
                continue;
            (inside ? here : others).Add(said.Themes[i], said.Sentiments[i]);
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

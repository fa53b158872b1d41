using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Who said something recently, and who said what.</summary>
/// <param name="Commenters">People who gave feedback in the recent days; each piece without a user counts as one.</param>
/// <param name="OfTheme">Of whom about each theme.</param>
/// <param name="UsersOfTheme">Known users of each theme, of all times.</param>
/// <param name="Urgency">How often a theme is spoken of a day lately, over before; 1 where the two cannot be told apart. Empty without times.</param>
sealed record Voices(
    int Commenters, IReadOnlyDictionary<string, int> OfTheme, IReadOnlyDictionary<string, HashSet<int>> UsersOfTheme, IReadOnlyDictionary<string, double> Urgency)
{
    /// <summary>Known users who ever gave feedback.</summary>
    public IReadOnlySet<int> Known { get; private init; } = ImmutableHashSet<int>.Empty;

    /// <param name="feedback">All feedback.</param>
    /// <param name="readings">What Listen read in it.</param>
    /// <param name="period">What is recent; null counts all.</param>
    public static Voices Of(IReadOnlyList<StoredFeedback> feedback, IReadOnlyList<FeedbackReading> readings, Period? period)
    {
        var themeOf = readings.Where(r => r.Theme is not null).ToDictionary(r => r.No, r => r.Theme!);
        var people = new HashSet<long>();
        var byTheme = new Dictionary<string, HashSet<long>>(StringComparer.Ordinal);
        var users = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        var (recent, earlier) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var piece in feedback)
        {
            var theme = themeOf.GetValueOrDefault(piece.No);
            if (theme is not null && piece.UserNo is { } known)
                Set(users, theme).Add(known);
            var time = piece.Time?.ToUnixTimeMilliseconds();
            if (theme is not null && time is { } when && period is not null && (period.IsRecent(when) || period.IsEarlier(when)))
            {
                var counts = period.IsRecent(when) ? recent : earlier;
                counts[theme] = counts.GetValueOrDefault(theme) + 1;
            }

            if (period is not null && !(time is { } moment && period.IsRecent(moment)))
                continue;
            var person = piece.UserNo ?? -1 - piece.No;
            people.Add(person);
            if (theme is not null)
                Set(byTheme, theme).Add(person);
        }

        var urgency = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var theme in period is { HasEarlier: true } ? recent.Keys.Where(earlier.ContainsKey) : [])
        {
            var ratio = PoissonRates.Ratio(earlier[theme], (period!.SplitMs - period.StartMs) / (double)Period.Day, recent[theme], period.RecentDays);
            urgency[theme] = ratio.Interval.Low <= 1 && ratio.Interval.High >= 1 ? 1 : ratio.Difference;
        }

        return new Voices(people.Count, byTheme.ToDictionary(t => t.Key, t => t.Value.Count), users, urgency) { Known = feedback.Select(f => f.UserNo).OfType<int>().ToHashSet() };
    }

    static HashSet<T> Set<T>(Dictionary<string, HashSet<T>> sets, string key) => sets.TryGetValue(key, out var set) ? set : sets[key] = [];
}

/// <summary>Makes candidates of themes that complain, ask, or came in a wave.</summary>
static class VoiceFinder
{
    /// <summary>Comments from which a theme says enough to be sure that it exists at its size.</summary>
    const int ManyComments = 100;

    public static bool IsNeed(Theme theme) => theme.IsNegative || theme.IsAsking || theme.Burst is { NegativeShare: >= 0.5 };

    /// <param name="theme">A theme that <see cref="IsNeed"/>.</param>
    /// <param name="voices">Who spoke.</param>
    /// <param name="activeUsers">Users active in thirty days; null without events.</param>
    /// <param name="valuePerUser">Value of an active user in thirty days; null without values.</param>
    /// <param name="frame">Common parts of the evidence.</param>
    public static Candidate ToCandidate(Theme theme, Voices voices, double? activeUsers, double? valuePerUser, EvidenceFrame frame)
    {
        var concept = Concepts.Of(theme.Name, theme.Words);
        var isAsking = theme.IsAsking && (!theme.IsNegative || theme.AskingShare.Value >= theme.NegativeShare.Value || concept?.Category == NeedCategory.Feature);
        var said = voices.OfTheme.GetValueOrDefault(theme.Id);
        var share = voices.Commenters == 0 ? 0 : said / (double)voices.Commenters;
        var bounds = Proportions.Wilson(said, voices.Commenters);
        var people = activeUsers ?? voices.Commenters;
        var reach = new Estimate(share * people, bounds.Low * people, bounds.High * people);
        var negative = theme.NegativeShare;

        // A wish matters moderately (1); a complaint up to highly (2), the more of it is cross.
        var impact = isAsking
            ? new Estimate(1, 0.5, 2)
            : new Estimate(2 * negative.Value, 2 * (negative.Interval?.Low ?? negative.Value), 2 * (negative.Interval?.High ?? negative.Value));
        return new Candidate(
            SubjectOf(theme),
            TitleOf(theme, concept, isAsking),
            isAsking ? NeedCategory.Feature : concept?.Category ?? NeedCategory.Experience,
            [NeedSource.Voice],
            reach, impact with { Low = Math.Max(0.25, impact.Low), Value = Math.Max(0.25, impact.Value) },
            theme.Size >= ManyComments ? Candidate.Medium : Candidate.Low,
            voices.Urgency.TryGetValue(theme.Id, out var urgency) ? urgency : null,
            valuePerUser is { } value ? reach.Value * value : null,
            voices.UsersOfTheme.GetValueOrDefault(theme.Id) ?? [],
            [.. Explain(theme, isAsking, reach, said, voices.Commenters, activeUsers, frame)])
        {
            // The last week may be going on.
            Watched = theme.Weeks.Length > 1 ? new Watched(theme.Name, [.. theme.Weeks.SkipLast(1).Select(w => (w.Week, (double)w.Comments))]) : null,
        };
    }

    /// <summary>What a need of a theme is about: the concept that it names, else the theme itself.</summary>
    public static string SubjectOf(Theme theme) => Concepts.Of(theme.Name, theme.Words)?.Name ?? "theme:" + theme.Id;

    static Phrase TitleOf(Theme theme, Concept? concept, bool isAsking) =>
        concept is not null ? new Phrase("decide.need." + concept.Name)
        : new Phrase(isAsking ? "decide.need.provide" : "decide.need.answer", Fact.Of("name", theme.Name));

    static IEnumerable<Reason> Explain(Theme theme, bool isAsking, Estimate reach, int said, int commenters, double? activeUsers, EvidenceFrame frame)
    {
        var sentences = theme.Examples.Select(e => e.Text);
        var name = Fact.Of("name", theme.Name);
        var figure = isAsking ? theme.AskingShare : theme.NegativeShare;
        var tone = frame.Make(
            "method.theme_share", new Phrase(isAsking ? "decide.evidence.asking" : "decide.evidence.negative", name, Fact.Count("comments", theme.Size)),
            figure.Value, FactKind.Share, figure.Interval, new { theme = theme.Id, question = isAsking ? "asking" : "negative" }, theme.Users, sentences, [figure.Evidence], "decide.no_interval.count");
        yield return new Reason(tone, NeedSource.Voice, isAsking
            ? new Phrase("decide.short.asking", Fact.Count("comments", Math.Round(theme.Size * theme.AskingShare.Value)), name)
            : new Phrase("decide.short.negative", Fact.Count("comments", theme.Size), name));

        var spoke = frame.Make(
            "method.voice_reach", new Phrase("decide.evidence.voice_reach", name, Fact.Count("said", said), Fact.Count("commenters", commenters), Fact.Count("active", activeUsers ?? commenters)),
            reach.Value, FactKind.Count, reach.Interval, new { theme = theme.Id, question = "reach" }, said, sentences, [theme.Share.Evidence]);
        yield return new Reason(spoke, NeedSource.Voice, new Phrase("decide.short.voice_reach", Fact.Count("value", reach.Value)));

        if (theme.Burst is { } burst && burst.NegativeShare >= 0.5)
        {
            var wave = frame.Make(
                "method.theme_wave", new Phrase("decide.evidence.wave", name, Fact.Date("week", burst.Week), Fact.Decimal("expected", burst.Expected), Fact.Share("negative", burst.NegativeShare)),
                burst.Observed, FactKind.Count, Poisson(burst.Observed), new { theme = theme.Id, question = "wave" }, theme.Users, sentences, [burst.Evidence]);
            yield return new Reason(wave, NeedSource.Voice, new Phrase("decide.short.wave", Fact.Date("week", burst.Week), Fact.Count("comments", burst.Observed)));
        }
        else if (theme.Trend is { } trend && trend.Direction != "steady")
        {
            var change = frame.Make(
                "method.theme_trend", new Phrase("decide.evidence.trend", name, Fact.Share("earlier", trend.Earlier), Fact.Share("recent", trend.Recent)),
                trend.Difference.Value, FactKind.Points, trend.Difference.Interval, new { theme = theme.Id, question = "trend" }, theme.Users, sentences, [trend.Difference.Evidence], "decide.no_interval.count");
            yield return new Reason(change, NeedSource.Voice, new Phrase("decide.short.trend", change.AsFact("value") with { Interval = null, Evidence = null }));
        }
    }

    static Interval Poisson(long count)
    {
        var bounds = PoissonRates.Interval(count);
        return new Interval(bounds.Low, bounds.High);
    }
}

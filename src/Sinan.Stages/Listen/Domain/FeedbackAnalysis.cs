using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>How feedback is analysed.</summary>
/// <param name="Seed">Same feedback and seed, same answer.</param>
/// <param name="Threads">Worker threads; the answer does not depend on them.</param>
/// <param name="Zone">Zone in which weeks begin.</param>
/// <param name="At">When the analysis is made.</param>
/// <param name="Clusters">Clusters per language; null = chosen.</param>
public sealed record AnalysisOptions(long Seed, int Threads, TimeZoneInfo Zone, DateTimeOffset At, int? Clusters = null)
{
    /// <summary>What makes a theme.</summary>
    public ThemeMethod Method { get; init; } = ThemeMethod.Groups;

    /// <summary>The reading before, from which themes go on.</summary>
    public EarlierReading Earlier { get; init; } = EarlierReading.None;

    /// <summary>What people said of the feeling of comments ("negative", "positive", "neutral"), by number.</summary>
    public IReadOnlyDictionary<long, string> Feelings { get; init; } = ImmutableDictionary<long, string>.Empty;
}

/// <summary>What was found in all feedback.</summary>
/// <param name="Report">Themes with their figures.</param>
/// <param name="Readings">One for each piece.</param>
/// <param name="Evidence">Proof of each figure.</param>
public sealed record FeedbackAnalysis(ThemeReport Report, IReadOnlyList<FeedbackReading> Readings, IReadOnlyList<Evidence> Evidence)
{
    public static FeedbackAnalysis Of(
        IReadOnlyList<StoredFeedback> feedback, DataVersion data, Segmenter segmenter, ThemeVocabulary vocabulary,
        AnalysisOptions options, IProgressSink progress, CancellationToken cancellationToken)
    {
        progress.Report(new Phrase("listen.progress.read", Fact.Count("comments", feedback.Count)), 0);
        var comments = Comment.ReadAll(feedback, options.Threads, cancellationToken);
        progress.Report(new Phrase("listen.progress.sentiment"), 0.1);
        var sentiment = SentimentFit.Of(comments, options.Feelings, segmenter, options.Seed, options.Threads, cancellationToken);
        progress.Report(new Phrase("listen.progress.themes"), 0.45);
        var themeOptions = new ThemeOptions { Seed = options.Seed, Threads = options.Threads, Clusters = options.Clusters, Method = options.Method };
        var found = FoundThemes.In(comments, segmenter, vocabulary, themeOptions, options.Earlier, options.At, cancellationToken);
        progress.Report(new Phrase("listen.progress.figures"), 0.9);

        var book = new EvidenceBook(data, options.Seed, options.At);
        var report = new ThemeFigures(comments, sentiment, found, book, options.Zone).Report(data, options);
        var readings = comments.Select((c, i) => new FeedbackReading(
            c.Source.No, c.Language, sentiment.Positive[i], found.ThemeOf[i] < 0 ? null : found.Themes[found.ThemeOf[i]].Id)).ToArray();
        return new FeedbackAnalysis(report, readings, book.Entries);
    }
}

/// <summary>Counts the figures of themes and writes down their proof.</summary>
sealed class ThemeFigures(IReadOnlyList<Comment> comments, SentimentFit sentiment, FoundThemes found, EvidenceBook book, TimeZoneInfo zone)
{
    public ThemeReport Report(DataVersion data, AnalysisOptions options)
    {
        var everyone = Enumerable.Range(0, comments.Count).ToArray();
        var negatives = everyone.Count(sentiment.IsNegative);
        var asking = comments.Count(c => c.Asks);
        var lost = found.ThemeOf.Count(t => t < 0);
        var calendar = WeekCalendar.Of(comments.Select(c => c.Source.Time), zone);
        var weeks = found.Themes.Select(t => Weeks(t.Members, calendar)).ToArray();
        var waves = Waves.Find([.. weeks.Select(w => w.All)], Weeks(everyone, calendar).All);
        var split = Trends.Split(comments.Select(c => c.Source.Time));
        var changes = split is { } s ? Changes(s, everyone) : new ShareChange?[found.Themes.Count];

        var themes = ImmutableArray.CreateBuilder<Theme>(found.Themes.Count);
        for (var i = 0; i < found.Themes.Count; i++)
            themes.Add(Figures(found.Themes[i], negatives, asking, calendar, weeks[i], waves[i], changes[i], split));
        return new ThemeReport
        {
            Data = data,
            At = options.At,
            Seed = options.Seed,
            Comments = comments.Count,
            Languages = [.. comments.CountBy(c => c.Language).OrderByDescending(p => p.Value).Select(p => new LanguageCount(p.Key, p.Value))],
            NegativeShare = book.Share("negative_all", negatives, comments.Count, null, UsersOf(everyone.Where(sentiment.IsNegative)), []),
            NoiseShare = book.Share("noise", lost, comments.Count, null, null, []),
            Sentiment = Choice(),
            Themes = themes.MoveToImmutable(),
            Coherence = found.Coherence,
            Diversity = found.Diversity,
            Groups = [.. found.Groups.Select(Group).OrderByDescending(g => g.Size)],
            Ended = [.. found.Ended],
        };
    }

    ThemeGroup Group(FoundGroup group)
    {
        int[] members = [.. found.Themes.Where(t => group.Themes.Contains(t.Id)).SelectMany(t => t.Members)];
        var named = new FoundTheme(string.Join('+', group.Themes), group.Language, group.Name, [], members, [], []);
        return new ThemeGroup(group.Name, group.Language, [.. group.Themes], members.Length, book.Share("share", members.Length, comments.Count, named, UsersOf(members), []));
    }

    Theme Figures(
        FoundTheme theme, int negatives, int asking, WeekCalendar calendar, (int[] All, int[] Negative) weeks, Wave? wave, ShareChange? change, DateTimeOffset? split)
    {
        var (size, all) = (theme.Members.Length, comments.Count);
        var negative = theme.Members.Where(sentiment.IsNegative).ToArray();
        var asks = theme.Members.Where(m => comments[m].Asks).ToArray();
        var negativeShare = book.Share("negative", negative.Length, size, theme, UsersOf(negative), Texts(theme.Examples.Where(sentiment.IsNegative)));
        var askingShare = book.Share("asking", asks.Length, size, theme, UsersOf(asks), Texts(asks));
        return new Theme
        {
            Id = theme.Id,
            Name = theme.Name,
            Language = theme.Language,
            Words = [.. theme.Words],
            Size = size,
            Share = book.Share("share", size, all, theme, UsersOf(theme.Members), Texts(theme.Examples)),
            NegativeShare = negativeShare,
            AskingShare = askingShare,
            // A wish here and there is in every theme: asking must also be a good part of this one.
            IsAsking = askingShare.Interval!.Low > asking / (double)all && askingShare.Value >= 0.2,
            IsNegative = negativeShare.Interval!.Low > negatives / (double)all,
            Users = (int)UsersOf(theme.Members),
            History = [.. theme.History],
            Trend = change is null || split is null ? null : Trend(theme, change, split.Value),
            Burst = wave is null ? null : Burst(theme, wave, calendar, weeks.Negative[wave.Week]),
            Weeks = [.. Enumerable.Range(0, calendar.Count).Select(w => new ThemeWeek(calendar.Start(w), weeks.All[w], weeks.Negative[w]))],
            Examples = [.. theme.Examples.Select(e => new ThemeExample(comments[e].Source.No, comments[e].Text, sentiment.Positive[e], comments[e].Source.Time, comments[e].Source.Rating))],
        };
    }

    ThemeTrend Trend(FoundTheme theme, ShareChange change, DateTimeOffset split)
    {
        var interval = new Interval(change.Change.Interval.Low, change.Change.Interval.High);
        var figure = book.Add(
            "trend", theme, "method.listen_trend", FactKind.Points, change.Change.Difference, interval, null, [],
            Fact.Date("split", split), Fact.Share("earlier", change.Earlier), Fact.Share("recent", change.Recent), Fact.Chance("p", change.P));
        return new ThemeTrend(split, change.Earlier, change.Recent, figure, change.P);
    }

    ThemeBurst Burst(FoundTheme theme, Wave wave, WeekCalendar calendar, int negative)
    {
        var start = calendar.Start(wave.Week);
        var members = theme.Members.Where(m => comments[m].Source.Time is { } t && calendar.WeekOf(t) == wave.Week).ToArray();
        var bounds = PoissonRates.Interval(wave.Observed);
        var figure = book.Add(
            "burst", theme, "method.listen_burst", FactKind.Ratio, wave.Observed / wave.Expected,
            new Interval(bounds.Low / wave.Expected, bounds.High / wave.Expected), UsersOf(members), Texts(members),
            Fact.Date("week", start), Fact.Count("observed", wave.Observed), Fact.Decimal("expected", wave.Expected), Fact.Chance("p", wave.P));
        return new ThemeBurst(start, wave.Observed, wave.Expected, wave.P, negative / (double)wave.Observed, figure.Evidence);
    }

    SentimentChoice Choice()
    {
        if (sentiment.Gain is not { } gain || sentiment.GainBounds is not { } bounds)
            return new SentimentChoice(sentiment.Method, 0, null, null, null);
        var figure = book.Add(
            "gain", null, "method.listen_gain", FactKind.Points, gain, new Interval(bounds.Low, bounds.High), null, [],
            Fact.Count("whole", sentiment.HeldOut), Fact.Share("lexicon", sentiment.LexiconAccuracy ?? 0), Fact.Share("linear", sentiment.LinearAccuracy ?? 0));
        return new SentimentChoice(sentiment.Method, sentiment.HeldOut, sentiment.LexiconAccuracy, sentiment.LinearAccuracy, figure);
    }

    ShareChange?[] Changes(DateTimeOffset split, int[] everyone)
    {
        (int Earlier, int Recent) Count(IEnumerable<int> members)
        {
            var (earlier, recent) = (0, 0);
            foreach (var member in members)
            {
                if (comments[member].Source.Time is { } time)
                    (earlier, recent) = time < split ? (earlier + 1, recent) : (earlier, recent + 1);
            }

            return (earlier, recent);
        }

        var all = Count(everyone);
        return Trends.Of([.. found.Themes.Select(t => Count(t.Members))], all.Earlier, all.Recent);
    }

    (int[] All, int[] Negative) Weeks(int[] members, WeekCalendar calendar)
    {
        var (all, negative) = (new int[calendar.Count], new int[calendar.Count]);
        foreach (var member in members)
        {
            if (comments[member].Source.Time is not { } time)
                continue;
            all[calendar.WeekOf(time)]++;
            negative[calendar.WeekOf(time)] += sentiment.IsNegative(member) ? 1 : 0;
        }

        return (all, negative);
    }

    long UsersOf(IEnumerable<int> members) => members.Select(m => comments[m].Source.UserNo).Where(u => u is not null).Distinct().LongCount();

    IEnumerable<string> Texts(IEnumerable<int> members) => members.Take(5).Select(m => comments[m].Text);
}

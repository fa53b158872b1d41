using Sinan.Kernel;
using Sinan.Numerics.Series.Alerts;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>A series by period with the comments behind it.</summary>
/// <param name="Name">Which series.</param>
/// <param name="Series">Values, exposures and the model that judges them.</param>
/// <param name="Has">Whether a comment counts in it; null for a series from outside.</param>
sealed record CountedSeries(SeriesName Name, AlertSeries Series, Func<int, bool>? Has);

/// <summary>Counts comments by period: all, negative ones, those of a theme or a source.</summary>
sealed class FeedbackCounts
{
    readonly IReadOnlyList<StoredFeedback> feedback;
    readonly Dictionary<long, FeedbackReading> readings;
    readonly int[] periodOf;
    readonly (int First, int Last) span;

    /// <param name="feedback">All comments.</param>
    /// <param name="readings">What was found in them.</param>
    /// <param name="periods">Periods counted.</param>
    /// <param name="isMeant">Comments that count, by what stood around them; all when null.</param>
    public FeedbackCounts(
        IReadOnlyList<StoredFeedback> feedback, IReadOnlyList<FeedbackReading> readings, FeedbackPeriods periods, Func<StoredFeedback, FeedbackContext, bool>? isMeant = null)
    {
        (this.feedback, this.readings, Periods) = (feedback, readings.ToDictionary(r => r.No), periods);
        periodOf = new int[feedback.Count];
        span = (int.MaxValue, -1);
        for (var i = 0; i < periodOf.Length; i++)
        {
            periodOf[i] = feedback[i].Time is { } time && (isMeant is null || isMeant(feedback[i], ContextOf(i))) && periods.Of(time) is { } at ? at : -1;
            if (periodOf[i] >= 0)
                span = (Math.Min(span.First, periodOf[i]), Math.Max(span.Last, periodOf[i]));
        }
    }

    public FeedbackPeriods Periods { get; }

    /// <summary>The period of a comment; −1 when it does not count.</summary>
    public int PeriodOf(int comment) => periodOf[comment];

    /// <summary>Whether a comment reads negative.</summary>
    public bool IsNegative(int comment) => readings.TryGetValue(feedback[comment].No, out var reading) && reading.Sentiment < 0.5;

    /// <summary>What stood around a comment, its own or joined.</summary>
    public FeedbackContext ContextOf(int comment) =>
        readings.TryGetValue(feedback[comment].No, out var reading) ? feedback[comment].Own.Or(reading.Joined) : feedback[comment].Own;

    /// <summary>The value of a facet at a comment; null where it is not known.</summary>
    public string? ValueOf(int comment, FeedbackFacet facet) => facet switch
    {
        FeedbackFacet.Version => ContextOf(comment).Version,
        FeedbackFacet.Device => ContextOf(comment).Device,
        FeedbackFacet.Segment => ContextOf(comment).Segment,
        _ => feedback[comment].Source,
    };

    public string? ThemeOf(int comment) => readings.GetValueOrDefault(feedback[comment].No)?.Theme;

    /// <summary>Comments by period; NaN before the first and after the last comment of all.</summary>
    public double[] Count(Func<int, bool> has)
    {
        var counts = new double[Periods.Count];
        counts.AsSpan().Fill(double.NaN);
        if (span.Last >= 0)
            counts.AsSpan(span.First, span.Last - span.First + 1).Clear();
        for (var i = 0; i < periodOf.Length; i++)
        {
            if (periodOf[i] >= 0 && has(i))
                counts[periodOf[i]]++;
        }

        return counts;
    }

    /// <summary>The series that the rules name. Sources and themes with hardly any comments are left out: nothing could be seen in them.</summary>
    /// <param name="rules">What is watched.</param>
    /// <param name="themes">Themes of the newest reading.</param>
    /// <param name="blamed">By aspect the numbers of the comments that blame it.</param>
    /// <param name="external">Series from outside.</param>
    public IReadOnlyList<CountedSeries> Series(AlertRules rules, IReadOnlyList<Theme> themes, IReadOnlyList<(SeriesName Name, HashSet<long> Comments)> blamed, IReadOnlyList<SeriesValues> external)
    {
        const int LeastComments = 20;
        var rhythm = Periods.Rhythm;
        var all = Count(_ => true);
        var result = new List<CountedSeries>();
        if (rules.Volume)
            result.Add(new(new(SeriesName.Volume), AlertSeries.OfCounts(all, rhythm), _ => true));
        if (rules.Negativity && readings.Count > 0)
            result.Add(new(new(SeriesName.Negativity), new(Count(IsNegative), [.. all.Select(a => double.IsNaN(a) ? 1 : Math.Max(1, a))], new CountAlertModel(rhythm)), IsNegative));
        foreach (var theme in rules.Themes ? themes : [])
        {
            bool OfTheme(int comment) => ThemeOf(comment) == theme.Id;
            var own = Count(OfTheme);
            if (Sum(own) >= LeastComments)
                result.Add(new(new(SeriesName.OfTheme, theme.Name, theme.Id), new(own, OtherVolume.Exposures(own, all, Periods.Places, rhythm), new CountAlertModel(rhythm)), OfTheme));
        }

        foreach (var (name, numbers) in rules.Aspects ? blamed : [])
        {
            bool Blames(int comment) => numbers.Contains(feedback[comment].No);
            var own = Count(Blames);
            if (Sum(own) >= LeastComments)
                result.Add(new(name, new(own, OtherVolume.Exposures(own, all, Periods.Places, rhythm), new CountAlertModel(rhythm)), Blames));
        }

        foreach (var source in feedback.Select(f => f.Source).OfType<string>().Where(_ => rules.BySource).Distinct().Order(StringComparer.Ordinal))
        {
            bool OfSource(int comment) => feedback[comment].Source == source;
            var own = Count(OfSource);
            if (Sum(own) >= LeastComments)
                result.Add(new(new(SeriesName.Volume, source), AlertSeries.OfCounts(own, rhythm), OfSource));
        }

        result.AddRange(external.Select(s => new CountedSeries(new(SeriesName.External, s.Name), AlertSeries.OfNumbers(Means(s)), null)));
        return result;
    }

    /// <summary>Mean of a series from outside by period; NaN where it has none.</summary>
    public double[] Means(SeriesValues series)
    {
        var (sums, counts) = (new double[Periods.Count], new int[Periods.Count]);
        for (var i = 0; i < series.Values.Length; i++)
        {
            if (Periods.Of(DateTimeOffset.FromUnixTimeMilliseconds(series.TimesMs[i])) is { } at)
                (sums[at], counts[at]) = (sums[at] + series.Values[i], counts[at] + 1);
        }

        return [.. sums.Select((sum, t) => sum / counts[t])];
    }

    static double Sum(double[] counts) => counts.Sum(c => double.IsNaN(c) ? 0 : c);
}

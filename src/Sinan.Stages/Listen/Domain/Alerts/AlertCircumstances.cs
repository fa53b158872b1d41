using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>Finds what stood around the comments of an alert more often than before.</summary>
/// <param name="counts">Comments by period, with what stood around them.</param>
/// <param name="feedback">All comments.</param>
/// <param name="names">Names of values.</param>
/// <param name="book">Takes the proofs.</param>
sealed class AlertCircumstances(FeedbackCounts counts, IReadOnlyList<StoredFeedback> feedback, FacetNames names, EvidenceBook book)
{
    /// <summary>Chance of naming anything by mistake in one alert.</summary>
    public const double Level = 0.05;

    /// <summary>Voices on either side below which nothing is looked for, and voices of a value in both below which it is not looked at.</summary>
    const int LeastVoices = 10, LeastOfValue = 5;

    const int MostShown = 4;

    /// <param name="series">The alert's series.</param>
    /// <param name="time">Start of the period that raised it.</param>
    /// <param name="inside">Comments of the alert, oldest first.</param>
    /// <param name="before">Comments of the weeks before, oldest first.</param>
    public ImmutableArray<AlertCircumstance> Of(SeriesName series, DateTimeOffset time, IReadOnlyList<int> inside, IReadOnlyList<int> before)
    {
        // The comments of a channel all come from it.
        var looked = Enum.GetValues<FeedbackFacet>().Where(f => f != FeedbackFacet.Source || series is not { Kind: SeriesName.Volume, Name: not null }).SelectMany(f => Looks(f, inside, before)).ToArray();
        var adjusted = MultipleTesting.Holm([.. looked.Select(l => l.P)]);
        return
        [
            .. looked.Select((look, i) => (Look: look, P: adjusted[i])).Where(l => l.P < Level).OrderBy(l => l.P).ThenBy(l => l.Look.Facet).ThenBy(l => l.Look.Value, StringComparer.Ordinal)
                .DistinctBy(l => l.Look.Facet).Take(MostShown).Select(l => Circumstance(series, time, l.Look, l.P, looked.Length)),
        ];
    }

    AlertCircumstance Circumstance(SeriesName series, DateTimeOffset time, Look look, double p, int looks)
    {
        // Bonferroni: all intervals hold together.
        var level = 1 - (Level / looks);
        var effect = Proportions.Difference(look.BeforePart, look.BeforeWhole, look.Part, look.Whole, level);
        var name = names.Of(look.Facet, look.Value);
        var figure = book.Add(
            "alert_circumstance", new { series = series.ToString(), time, by = FacetNames.NameOf(look.Facet), value = look.Value }, "method.alert_circumstance", FactKind.Points, effect.Difference,
            new Interval(effect.Interval.Low, effect.Interval.High, level), null, look.Part, [],
            Fact.Of("series", series.Words), Fact.Date("time", time), Fact.Of("facet", new Phrase(FacetNames.KeyOf(look.Facet))), Fact.Of("name", name), Fact.Count("part", look.Part), Fact.Count("whole", look.Whole),
            Fact.Count("before_part", look.BeforePart), Fact.Count("before_whole", look.BeforeWhole), Fact.Chance("p", p), Fact.Count("looks", looks));
        return new AlertCircumstance(look.Facet, look.Value, name, look.Part, look.Whole, look.BeforePart / (double)look.BeforeWhole, figure, p);
    }

    IEnumerable<Look> Looks(FeedbackFacet facet, IReadOnlyList<int> inside, IReadOnlyList<int> before)
    {
        var (now, then) = (Voices(facet, inside), Voices(facet, before));
        if (now.Length < LeastVoices || then.Length < LeastVoices)
            yield break;
        var (counted, known) = (now.CountBy(v => v).ToDictionary(), then.CountBy(v => v).ToDictionary());
        foreach (var value in counted.Keys.Union(known.Keys).Order(StringComparer.Ordinal))
        {
            var (part, earlier) = (counted.GetValueOrDefault(value), known.GetValueOrDefault(value));
            // Whether a value is looked at depends on both sides together, never on how they differ.
            if (part + earlier >= LeastOfValue)
                yield return new Look(facet, value, part, now.Length, earlier, then.Length, Hypergeometric.UpperTail(part, now.Length, part + earlier, now.Length + then.Length));
        }
    }

    /// <summary>The values of comments, one for each known user, the newest; comments of unknown users count each.</summary>
    string[] Voices(FeedbackFacet facet, IReadOnlyList<int> comments)
    {
        var newest = new Dictionary<int, string>();
        var voices = new List<string>();
        foreach (var i in comments)
        {
            if (counts.ValueOf(i, facet) is not { } value)
                continue;
            if (feedback[i].UserNo is { } user)
                newest[user] = value;
            else
                voices.Add(value);
        }

        return [.. voices, .. newest.Values];
    }

    /// <summary>A value looked at: its voices among those of the alert and among those before, and the exact chance of so many by accident.</summary>
    sealed record Look(FeedbackFacet Facet, string Value, long Part, long Whole, long BeforePart, long BeforeWhole, double P);
}

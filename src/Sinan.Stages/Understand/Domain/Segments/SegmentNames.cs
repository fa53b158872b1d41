using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>A name and the id made of its words.</summary>
public sealed record SegmentName(string Id, Phrase Name);

/// <summary>Names groups as a product manager would: when they come, how often, what they are ("Night-time frequent buyers", “夜间高频买家”).</summary>
/// <remarks>Words: "understand.segments.word.{word}" inside and ".first" at the beginning of a name; joined by "understand.segments.name.{count}".</remarks>
public static class SegmentNames
{
    /// <param name="contrasts">Contrasts of every group.</param>
    public static SegmentName[] Of(FeatureContrast[][] contrasts)
    {
        var words = contrasts.Select(Words).ToArray();
        var names = new SegmentName[contrasts.Length];
        for (var g = 0; g < contrasts.Length; g++)
        {
            var alike = words.Take(g).Count(w => w.SequenceEqual(words[g]));
            var interest = Interest(contrasts[g]);
            // What a group likes tells it from a group of the same words only when that one likes something else.
            var others = Enumerable.Range(0, words.Length).Where(o => o != g && words[o].SequenceEqual(words[g])).ToList();
            names[g] = others.Count > 0 && interest is not null && others.All(o => Interest(contrasts[o]) != interest)
                ? new SegmentName(Id(words[g]) + Suffix(alike), new Phrase("understand.segments.name.interest", Fact.Of("name", Join(words[g])), Fact.Of("category", interest)))
                : new SegmentName(Id(words[g]) + Suffix(alike), alike == 0 ? Join(words[g]) : new Phrase("understand.segments.name.again", Fact.Of("name", Join(words[g])), Fact.Count("n", alike + 1)));
        }

        return names;
    }

    static List<string> Words(FeatureContrast[] contrasts)
    {
        var of = contrasts.ToDictionary(c => c.Feature.Name, StringComparer.Ordinal);
        var words = new List<string>();
        if (Low(UserFeatures.WeekendShare) && of[UserFeatures.WeekendShare].Group.Mean < 0.15)
            words.Add("weekday");
        else if (High(UserFeatures.WeekendShare) && of[UserFeatures.WeekendShare].Group.Mean > 0.5)
            words.Add("weekend");
        (string Feature, string Word)[] hours =
        [
            (UserFeatures.NightShare, "night"), ("morning_share", "morning"), (UserFeatures.MiddayShare, "midday"), ("afternoon_share", "afternoon"), ("evening_share", "evening"),
        ];
        var hour = hours.Where(h => High(h.Feature) && of[h.Feature].Group.Mean > 0.35).OrderByDescending(h => of[h.Feature].Group.Mean).FirstOrDefault();
        if (hour.Word is not null)
            words.Add(hour.Word);
        if (High("recency_days") && of["recency_days"].Group.Mean > 0.45 * of["tenure_days"].Group.Mean)
            words.Add("lapsed");
        else if (High("sessions"))
            words.Add("frequent");
        else if (Low("tenure_days"))
            words.Add("new");
        else if (Low("sessions"))
            words.Add("occasional");
        words.Add(Noun());
        return words;

        string Noun()
        {
            if (!of.TryGetValue("order_share", out var ordering))
                return High("events_per_session") ? "explorers" : "users";
            // What is low may be the wish to buy or the size of the basket: the stronger of the two names the group.
            var basket = of.GetValueOrDefault("basket");
            if (basket is { IsLow: true } && Math.Abs(basket.Effect) > Math.Abs(ordering.Effect))
                return "bargain";
            if (ordering.IsLow || Low("orders"))
                return "browsers";
            if (ordering.IsHigh || High("orders"))
                return "buyers";
            return basket is { IsHigh: true } ? "spenders" : "customers";
        }

        bool High(string feature) => of.TryGetValue(feature, out var contrast) && contrast.IsHigh;

        bool Low(string feature) => of.TryGetValue(feature, out var contrast) && contrast.IsLow;
    }

    static Phrase Join(List<string> words)
    {
        var facts = words.Select((word, i) => Fact.Of("w" + (i + 1), new Phrase("understand.segments.word." + word + (i == 0 ? ".first" : ""))));
        return new Phrase("understand.segments.name." + words.Count, [.. facts]);
    }

    static string? Interest(FeatureContrast[] contrasts) =>
        contrasts.Where(c => c.Feature.Family == "interest" && c.IsHigh).OrderByDescending(c => c.Effect).FirstOrDefault()?.Feature.Name["category_share:".Length..];

    static string Id(List<string> words) => string.Join('-', words);

    static string Suffix(int alike) => alike == 0 ? "" : "-" + (alike + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

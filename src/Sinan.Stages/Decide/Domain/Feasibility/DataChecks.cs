using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Privacy;
using Sinan.Numerics.Surveys;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Feasibility;

/// <summary>The verdicts on the data, one for each property that a feasibility study asks about.</summary>
static class DataChecks
{
    const double Complete = 0.95, MostlyComplete = 0.8;

    /// <summary>Rows of the rarest label.</summary>
    const int ManyOfEach = 30, SomeOfEach = 10;

    /// <summary>Days since the newest row.</summary>
    const double Fresh = 90, Stale = 365;

    /// <summary>Gaps of groups that matter, in shares.</summary>
    const double SmallGap = 0.05, LargeGap = 0.1;

    /// <summary>κ that is held to be reliable, and to allow tentative conclusions (Krippendorff 2004).</summary>
    const double Reliable = 0.8, Tentative = 0.667;

    /// <summary>A user with fewer rows has no past to speak of.</summary>
    const int FewRows = 5;

    /// <param name="all">All rows, as they came.</param>
    /// <param name="labelled">Those with text and label, each text once.</param>
    /// <param name="told">What is told.</param>
    /// <param name="coverage">Labels × circumstances.</param>
    /// <param name="groups">Scores of groups.</param>
    /// <param name="now">The day of the study.</param>
    public static ImmutableArray<DataCheck> Of(
        IReadOnlyList<LabelledRow> all, IReadOnlyList<LabelledRow> labelled, ToldTask told, ImmutableArray<CoverageCell> coverage, ImmutableArray<GroupScore> groups, DateTimeOffset now) =>
    [
        Available(all, labelled), Whole(all), Volume(labelled, told), Coverage(coverage), Age(all, now), Groups(groups), ColdStart(all), LabelQuality(all), Lawful(all),
    ];

    static DataCheck Available(IReadOnlyList<LabelledRow> all, IReadOnlyList<LabelledRow> labelled) => new(
        "available", labelled.Count >= 10 * LearningCurve.LeastRows ? CheckVerdict.Good : CheckVerdict.Limited,
        new Phrase("decide.feasibility.check.available", Fact.Count("rows", all.Count), Fact.Count("labelled", labelled.Count)));

    static DataCheck Whole(IReadOnlyList<LabelledRow> all)
    {
        var (text, label) = (Known(all, r => r.Text), Known(all, r => r.Label));
        return new DataCheck("complete", Graded(Math.Min(text, label), Complete, MostlyComplete), new Phrase("decide.feasibility.check.complete", Fact.Share("text", text), Fact.Share("label", label)));
    }

    static DataCheck Volume(IReadOnlyList<LabelledRow> labelled, ToldTask told)
    {
        var counts = labelled.CountBy(r => r.Label!, StringComparer.Ordinal).OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var balance = ClassBalance.Of([.. counts.Select(c => c.Value)]);
        return new DataCheck("volume", Graded(counts[0].Value, ManyOfEach, SomeOfEach), new Phrase(
            "decide.feasibility.check.volume", Fact.Count("labels", counts.Length), told.LabelAsFact("rarest", counts[0].Key), Fact.Count("rows", counts[0].Value), Fact.Ratio("ratio", balance.ImbalanceRatio)));
    }

    static DataCheck Coverage(ImmutableArray<CoverageCell> coverage)
    {
        if (coverage.IsEmpty)
            return new DataCheck("coverage", CheckVerdict.Unknown, new Phrase("decide.feasibility.check.coverage.unknown"));
        var thin = coverage.Count(c => !c.IsEnough);
        var verdict = thin == 0 ? CheckVerdict.Good : 4 * thin <= coverage.Length ? CheckVerdict.Limited : CheckVerdict.Bad;
        return new DataCheck("coverage", verdict, new Phrase("decide.feasibility.check.coverage", Fact.Count("cells", coverage.Length), Fact.Count("thin", thin), Fact.Count("least", CoverageCell.Least)));
    }

    static DataCheck Age(IReadOnlyList<LabelledRow> all, DateTimeOffset now)
    {
        if (all.Max(r => r.Time) is not { } newest)
            return new DataCheck("fresh", CheckVerdict.Unknown, new Phrase("decide.feasibility.check.fresh.unknown"));
        var days = Math.Max(0, Math.Floor((now - newest).TotalDays));
        return new DataCheck("fresh", Graded(-days, -Fresh, -Stale), new Phrase("decide.feasibility.check.fresh", Fact.Date("newest", newest), Fact.Count("days", days)));
    }

    static DataCheck Groups(ImmutableArray<GroupScore> groups)
    {
        if (groups.IsEmpty)
            return new DataCheck("groups", CheckVerdict.Unknown, new Phrase("decide.feasibility.check.groups.unknown"));
        var worst = groups.MinBy(g => g.Gap)!;
        var verdict = worst.GapInterval.High >= 0 || worst.Gap > -SmallGap ? CheckVerdict.Good : worst.Gap > -LargeGap ? CheckVerdict.Limited : CheckVerdict.Bad;
        return new DataCheck("groups", verdict, new Phrase(
            "decide.feasibility.check.groups", Fact.Of("group", worst.Value), Fact.Points("gap", worst.Gap).Between(worst.GapInterval.Low, worst.GapInterval.High, worst.GapInterval.Level)));
    }

    /// <summary>Words are read without the past of who wrote them, so nobody is too new; how many are is still worth knowing.</summary>
    static DataCheck ColdStart(IReadOnlyList<LabelledRow> all)
    {
        var users = all.Where(r => r.User is not null).CountBy(r => r.User!, StringComparer.Ordinal).ToArray();
        return users.Length == 0
            ? new DataCheck("cold_start", CheckVerdict.Unknown, new Phrase("decide.feasibility.check.cold_start.unknown"))
            : new DataCheck("cold_start", CheckVerdict.Good, new Phrase(
                "decide.feasibility.check.cold_start", Fact.Share("share", users.Count(u => u.Value < FewRows) / (double)users.Length), Fact.Count("least", FewRows)));
    }

    /// <summary>Two annotators where there are two; else texts that occur more than once.</summary>
    static DataCheck LabelQuality(IReadOnlyList<LabelledRow> all)
    {
        var twice = all.Where(r => r is { First: not null, Second: not null }).ToArray();
        if (twice.Length >= GroupScore.LeastRows)
        {
            string[] names = [.. twice.SelectMany(r => new[] { r.First!, r.Second! }).Distinct().Order(StringComparer.Ordinal)];
            int[] first = [.. twice.Select(r => Array.BinarySearch(names, r.First!, StringComparer.Ordinal))], second = [.. twice.Select(r => Array.BinarySearch(names, r.Second!, StringComparer.Ordinal))];
            var (kappa, interval) = (CohenKappa.Of(first, second, Math.Max(2, names.Length)).Kappa, CohenKappa.Interval(first, second, Math.Max(2, names.Length), KappaWeights.None, seed: 1));
            return new DataCheck("label_quality", Graded(kappa, Reliable, Tentative), new Phrase(
                "decide.feasibility.check.label_quality.agreement", Fact.Count("rows", twice.Length), Fact.Decimal("kappa", kappa).Between(interval.Low, interval.High)));
        }

        var repeated = all.Where(r => r is { Text: not null, Label: not null }).GroupBy(r => r.Text!, StringComparer.Ordinal).Where(g => g.Count() > 1).ToArray();
        if (repeated.Length == 0)
            return new DataCheck("label_quality", CheckVerdict.Unknown, new Phrase("decide.feasibility.check.label_quality.unknown"));
        var torn = repeated.Count(g => g.Select(r => r.Label).Distinct().Count() > 1);
        return new DataCheck("label_quality", Graded(-torn / (double)repeated.Length, -0.05, -0.2), new Phrase(
            "decide.feasibility.check.label_quality.repeats", Fact.Count("texts", repeated.Length), Fact.Count("torn", torn)));
    }

    /// <summary>What can be seen: personal data in the texts. Whether they may be used for this, only a person can say.</summary>
    static DataCheck Lawful(IReadOnlyList<LabelledRow> all)
    {
        var found = all.Count(r => r.Text is { } text && PersonalData.Find(text).Count > 0);
        return new DataCheck("lawful", found > 0 ? CheckVerdict.Bad : CheckVerdict.Limited, new Phrase(found > 0 ? "decide.feasibility.check.lawful.found" : "decide.feasibility.check.lawful", Fact.Count("rows", found)));
    }

    static double Known(IReadOnlyList<LabelledRow> all, Func<LabelledRow, string?> of) => all.Count(r => of(r) is not null) / (double)all.Count;

    static CheckVerdict Graded(double value, double good, double limited) => value >= good ? CheckVerdict.Good : value >= limited ? CheckVerdict.Limited : CheckVerdict.Bad;
}

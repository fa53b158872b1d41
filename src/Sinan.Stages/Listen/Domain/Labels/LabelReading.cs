using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>Counts the figures of a set of labels and writes down their proof.</summary>
/// <param name="set">Set of labels.</param>
/// <param name="fit">What is told of each comment.</param>
/// <param name="truth">Label that people gave each comment; −1 for none.</param>
/// <param name="isMeasured">Whether a comment is of the random part.</param>
/// <param name="book">Takes the proofs.</param>
public sealed class LabelReading(LabelSet set, LabelFit fit, int[] truth, bool[] isMeasured, EvidenceBook book)
{
    /// <summary>Random labels below which a share has no interval: half pieces that stand in for what was not seen would weigh too much.</summary>
    const int LeastMeasured = 20;

    readonly int[] measured = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= 0 && isMeasured[i])];

    /// <summary>What the method in use says of a comment itself, whatever people said; −1 where it says nothing.</summary>
    int Said(int comment) =>
        fit.Method != LabelFit.ByModel ? fit.Rules[comment] : fit.ModelConfidence[comment] >= fit.Threshold ? fit.Model![comment] : -1;

    /// <param name="numbers">Number of the feedback by position.</param>
    /// <param name="themes">Id of the theme of each comment; null for none.</param>
    /// <param name="waiting">Positions of the comments to label next.</param>
    /// <param name="at">When.</param>
    public LabelReport Report(long[] numbers, string?[] themes, ImmutableArray<int> waiting, DateTimeOffset at)
    {
        var told = measured.Where(i => Said(i) >= 0).ToArray();
        return new LabelReport
        {
            Set = set.Id,
            At = at,
            Comments = truth.Length,
            Labelled = truth.Count(t => t >= 0),
            Method = fit.Method,
            Measured = measured.Length,
            Accuracy = told.Length == 0 ? null : Share("accuracy", told.Count(IsRight), told.Length, null),
            Coverage = measured.Length == 0 ? null : Share("coverage", told.Length, measured.Length, null),
            Gain = fit is { Gain: { } gain, GainBounds: { } bounds } ? Add("gain", "method.labels_gain", FactKind.Points, gain, new Interval(bounds.Low, bounds.High), null, null) : null,
            Threshold = fit.Threshold,
            Labels = [.. set.Labels.Select((_, label) => FiguresOf(label))],
            Themes = [.. ThemesOf(themes)],
            Waiting = [.. waiting.Select(i => numbers[i])],
            Suspects = fit.Errors is { } errors
                ? [.. errors.Suspects.Select(s => new SuspectedLabel(numbers[fit.Learnt[s.Row]], set.Labels[truth[fit.Learnt[s.Row]]], set.Labels[fit.Learnable[s.Likely]], s.Margin))]
                : [],
            SuspectedShare = fit.Errors?.ErrorShare is { } share && double.IsFinite(share) ? share : null,
        };
    }

    bool IsRight(int comment) => Said(comment) == truth[comment];

    LabelFigures FiguresOf(int label)
    {
        var given = measured.Where(i => Said(i) == label).ToArray();
        var have = measured.Where(i => truth[i] == label).ToArray();
        return new LabelFigures(
            set.Labels[label], fit.Told.Count(t => t == label), ShareOf(label, given.Count(i => !IsRight(i)), have.Count(i => !IsRight(i))),
            given.Length == 0 ? null : Share("precision", given.Count(IsRight), given.Length, label), have.Length == 0 ? null : Share("recall", have.Count(IsRight), have.Length, label));
    }

    /// <summary>The part of all comments that have a label: what the method says of all of them, put right by what it gets wrong on the random part.</summary>
    ThemeFigure ShareOf(int label, int wronglyTold, int missed)
    {
        var (all, said) = (truth.Length, Enumerable.Range(0, truth.Length).Count(i => Said(i) == label));
        if (measured.Length < LeastMeasured)
            return Add("told", "method.labels_told", FactKind.Share, said / (double)all, null, "listen.no_interval.unmeasured", label, Fact.Count("part", said), Fact.Count("whole", all));
        var (value, bounds) = PredictionPowered.Share(said, all, missed, wronglyTold, measured.Length);
        return Add("share", "method.labels_share", FactKind.Share, value, new Interval(bounds.Low, bounds.High), null, label, Fact.Count("part", said), Fact.Count("whole", all), Fact.Count("measured", measured.Length));
    }

    IEnumerable<ThemeLabel> ThemesOf(string?[] themes)
    {
        foreach (var theme in Enumerable.Range(0, themes.Length).Where(i => themes[i] is not null && fit.Told[i] >= 0).GroupBy(i => themes[i]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var most = theme.GroupBy(i => fit.Told[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
            var (part, whole) = (most.Count(), theme.Count());
            yield return new ThemeLabel(theme.Key, set.Labels[most.Key], book.Add(
                "labels.theme", new { figure = "theme", set = set.Id, label = set.Labels[most.Key], theme = theme.Key }, "method.labels_told", FactKind.Share, part / (double)whole, null, "listen.no_interval.told", null, [],
                Fact.Of("label", set.NameOf(set.Labels[most.Key])), Fact.Count("part", part), Fact.Count("whole", whole)));
        }
    }

    ThemeFigure Share(string what, int part, int whole, int? label)
    {
        var bounds = Proportions.Wilson(part, whole);
        return Add(what, "method.labels_measured", FactKind.Share, part / (double)whole, new Interval(bounds.Low, bounds.High), null, label, Fact.Count("part", part), Fact.Count("whole", whole));
    }

    ThemeFigure Add(string what, string method, FactKind unit, double value, Interval? interval, string? noInterval, int? label, params ReadOnlySpan<Fact> further)
    {
        Fact[] named = label is { } l ? [Fact.Of("label", set.NameOf(set.Labels[l])), .. further] : [Fact.Of("set", set.Title), .. further];
        return book.Add(
            "labels." + what, new { figure = what, set = set.Id, label = label is { } number ? set.Labels[number] : null }, method, unit, value, interval, noInterval, null, [], named);
    }
}

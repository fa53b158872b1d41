using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What shipping changed in what stood behind a need.</summary>
/// <param name="Value">Comments a week or value of a metric more than expected, or the difference of the loss.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Method">Text key of the method.</param>
/// <param name="Says">The sentence, without the figure.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Users">Users or comments behind it; null where these are not known.</param>
sealed record NeedEffect(double Value, Interval Interval, string Method, Phrase Says, FactKind Unit, long? Users)
{
    /// <summary>Level of the interval of a theme; a small workspace has not enough weeks for more.</summary>
    const double SeriesLevel = 0.9;

    const double Alpha = 0.05;

    const int MostWeeks = 8;

    /// <summary>Whether more is better; comments and losses had better be fewer.</summary>
    public bool RiseIsGood { get; init; }

    /// <summary>Evidence that it rests on.</summary>
    public ImmutableArray<EvidenceId> RestsOn { get; init; } = [];

    /// <summary>Whether the effect also stands after the correction for all that were measured beside it.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>Surely better: the whole interval lies on the good side of zero.</summary>
    public bool IsBetter => IsSure && (RiseIsGood ? Interval.Low > 0 : Interval.High < 0);

    /// <summary>A metric of the events against what was to be expected from before.</summary>
    public static NeedEffect OfMetric(MetricEffect effect, DateTimeOffset shipped, bool riseIsGood) => new(
        effect.Difference, effect.Interval, "method.effect_metric", new Phrase("decide.effect.metric", Fact.Date("shipped", shipped), Fact.Of("metric", effect.Named), Fact.Of("span", effect.Span)), effect.Unit, null)
    {
        RiseIsGood = riseIsGood, RestsOn = [effect.Evidence],
    };

    /// <summary>Users who got it against users who did not: a variant of a comparison against its control (Welch). Several metrics and variants were measured there, so Holm's p has to hold too.</summary>
    public static NeedEffect OfExperiment(GroupComparison comparison, ComparedMetric metric, VariantEffect effect, DateTimeOffset shipped, bool riseIsGood) => new(
        effect.Difference, effect.Interval, "method.effect_experiment",
        new Phrase(
            "decide.effect.experiment", Fact.Date("shipped", shipped), Fact.Of("metric", new Phrase("understand.compare.metric." + metric.Metric)), Fact.Of("variant", effect.Variant), Fact.Of("control", comparison.Control),
            Fact.Date("at", comparison.At)),
        metric.Kind == FactKind.Share ? FactKind.Points : metric.Kind, metric.Means.Where(m => m.Variant == effect.Variant || m.Variant == comparison.Control).Sum(m => m.Units))
    {
        RiseIsGood = riseIsGood, IsSure = effect.AdjustedP < Alpha, RestsOn = [effect.Evidence],
    };

    /// <summary>A theme's comments by week against what was to be expected from before (interrupted time series). The week of shipping belongs to neither side.</summary>
    /// <param name="weeks">First moment and comments of whole weeks, without gaps.</param>
    /// <param name="shipped">When it was shipped.</param>
    /// <param name="cancellationToken">Checked between models.</param>
    /// <returns>Problem "decide.effect.weeks" when there are too few weeks before, or none after.</returns>
    public static Outcome<NeedEffect> OfTheme(ImmutableArray<(DateTimeOffset Week, double Comments)> weeks, DateTimeOffset shipped, CancellationToken cancellationToken)
    {
        var from = weeks.TakeWhile(w => w.Week < shipped).Count();
        var values = weeks.Select(w => w.Comments).ToArray();
        if (from > 0 && from < values.Length)
            values[from - 1] = double.NaN;
        var periods = Math.Min(MostWeeks, values.Length - from);
        while (periods > 1 && Impact.Needed(periods, SeriesLevel) > from - 1)
            periods--;
        if (periods < 1 || Impact.Measure(values, from, SeriesShape.Weekly, [], periods, SeriesLevel, cancellationToken) is not { } answer)
            return new Problem("decide.effect.weeks", ProblemKind.NotEnough, Fact.Count("needed", Impact.Needed(1, SeriesLevel) + 1), Fact.Count("before", Math.Max(0, from - 1)), Fact.Count("after", Math.Max(0, values.Length - from)));
        var said = (long)values.Skip(from).Take(periods).Where(v => !double.IsNaN(v)).Sum();
        return new NeedEffect(
            answer.Total / periods, new Interval(answer.Low / periods, answer.High / periods, SeriesLevel), "method.effect_theme",
            new Phrase("decide.effect.theme", Fact.Count("weeks", periods), Fact.Decimal("expected", answer.Expected / periods), Fact.Date("shipped", shipped)), FactKind.Number, said);
    }

    /// <summary>The loss of a step since shipping against as many days before.</summary>
    /// <param name="cell">The tries of everybody at the step: recent since shipping, earlier before.</param>
    /// <param name="days">Days on each side.</param>
    /// <param name="shipped">When it was shipped.</param>
    /// <returns>Problem "decide.effect.users" when fewer than <see cref="FrictionFinder.LeastUsers"/> came on either side.</returns>
    public static Outcome<NeedEffect> OfStep(StepCell cell, int days, DateTimeOffset shipped)
    {
        if (Math.Min(cell.Recent.Users, cell.Earlier.Users) < FrictionFinder.LeastUsers)
            return new Problem("decide.effect.users", ProblemKind.NotEnough, Fact.Count("needed", FrictionFinder.LeastUsers), Fact.Count("before", cell.Earlier.Users), Fact.Count("after", cell.Recent.Users));
        var effect = Proportions.Difference(cell.Earlier.LostUsers, cell.Earlier.Users, cell.Recent.LostUsers, cell.Recent.Users);
        return new NeedEffect(
            effect.Difference, new Interval(effect.Interval.Low, effect.Interval.High), "method.effect_step",
            new Phrase("decide.effect.step", Fact.Count("days", days), Fact.Share("before", cell.Earlier.Loss), Fact.Share("after", cell.Recent.Loss), Fact.Date("shipped", shipped)), FactKind.Points, cell.Recent.Users);
    }
}

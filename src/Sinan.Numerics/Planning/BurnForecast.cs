using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Planning;

/// <summary>When a limit of spending is reached if spending goes on as it has.</summary>
/// <remarks>Amounts of future periods are taken as drawn from the same distribution as those of the past ones, independent of each other. Their sum over h periods
/// is then predicted by h · mean ± t · s · √(h + h²/n), Student's t with n − 1 degrees of freedom: the first part is chance to come, the second the error of the
/// mean (prediction of a mean of future values, Hahn and Meeker 1991). A rise or fall of the rate is not carried on: ask about a window in which it was steady.</remarks>
public sealed class BurnForecast
{
    /// <summary>Whole periods below which nothing is forecast.</summary>
    public const int LeastPeriods = 3;

    /// <summary>Days after which a date is no longer in sight.</summary>
    const int Horizon = 36_525;

    BurnForecast(DateOnly asOf, int periodDays, double limit, double spent, DateOnly? reachedOn, Moments rate) =>
        (AsOf, PeriodDays, Limit, Spent, ReachedOn, Rate) = (asOf, periodDays, limit, spent, reachedOn, rate);

    /// <summary>The last day whose entries are all there.</summary>
    public DateOnly AsOf { get; }

    public int PeriodDays { get; }

    public double Limit { get; }

    /// <summary>Spent until the end of <see cref="AsOf"/>.</summary>
    public double Spent { get; }

    /// <summary>The first day at whose end at least the limit was spent; null when it has not been.</summary>
    public DateOnly? ReachedOn { get; }

    /// <summary>Amounts of the whole periods that end with <see cref="AsOf"/>.</summary>
    public Moments Rate { get; }

    /// <summary>Whether there are periods enough to forecast from.</summary>
    public bool HasRate => Rate.Count >= LeastPeriods;

    /// <param name="entries">In any order; those after <paramref name="asOf"/> are plans and do not count.</param>
    /// <param name="from">First day of the window that the rate is taken from; earlier entries are spent, but say nothing of the rate.</param>
    /// <param name="asOf">The last day whose entries are all there.</param>
    /// <param name="limit">Above 0, in the unit of the amounts.</param>
    /// <param name="periodDays">Days of a period; a week by default, so that weekends do not matter.</param>
    /// <exception cref="ArgumentException">An amount is not finite, the limit or the period is not positive.</exception>
    public static BurnForecast Of(ReadOnlySpan<LedgerEntry> entries, DateOnly from, DateOnly asOf, double limit, int periodDays = 7)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodDays);
        if (!(limit > 0 && double.IsFinite(limit)))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit must be above 0.");
        var periods = new double[Math.Max(0, (asOf.DayNumber - from.DayNumber + 1) / periodDays)];
        var byDay = new SortedDictionary<DateOnly, double>();
        foreach (var (day, amount) in entries)
        {
            if (!double.IsFinite(amount))
                throw new ArgumentException($"An amount must be finite. Got {amount} on {day:yyyy-MM-dd}.", nameof(entries));
            if (day > asOf)
                continue;
            byDay[day] = byDay.GetValueOrDefault(day) + amount;
            // Counted back from the last day, so that what is cut off is the first period and not the newest.
            var ago = (asOf.DayNumber - day.DayNumber) / periodDays;
            if (ago < periods.Length)
                periods[^(ago + 1)] += amount;
        }

        var spent = 0.0;
        DateOnly? reachedOn = null;
        foreach (var (day, amount) in byDay)
        {
            spent += amount;
            reachedOn = spent < limit ? null : reachedOn ?? day;
        }

        return new BurnForecast(asOf, periodDays, limit, spent, reachedOn, Moments.Of(periods));
    }

    /// <summary>Probability that at least the limit is spent by the end of a day; 1 once it is, null when it is not and there are too few periods.</summary>
    public double? ProbabilityBy(DateOnly day)
    {
        if (ReachedOn is not null)
            return day >= ReachedOn ? 1 : 0;
        if (day <= AsOf)
            return 0;
        if (!HasRate)
            return null;
        var (expected, error) = Ahead(day);
        var spare = Spent + expected - Limit;
        return error == 0 ? (spare >= 0 ? 1 : 0) : Distribution.StudentCdf(spare / error, Rate.Count - 1);
    }

    /// <summary>The first day by whose end the limit is reached with at least the given probability (0 &lt; p &lt; 1): 0.5 for the likeliest guess, 0.1 and 0.9 for
    /// an interval of 80 %. Null when the past does not settle that it ever is so likely, lies a hundred years off, or there are too few periods.</summary>
    public DateOnly? DateAt(double probability)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be between 0 and 1.");
        if (ReachedOn is not null || !HasRate)
            return ReachedOn;
        var (left, mean) = (Limit - Spent, Rate.Mean);
        if (mean <= 0)
            return null;
        // (h · mean − left)² = t² · s² · (h + h²/n): the earlier root where t < 0, the later where t > 0.
        var t = Distribution.StudentQuantile(probability, Rate.Count - 1);
        var noise = t * t * Rate.Variance;
        var (a, b) = ((mean * mean) - (noise / Rate.Count), (2 * mean * left) + noise);
        var root = Math.Sqrt(Math.Max(0, (b * b) - (4 * a * left * left)));
        var periods = t <= 0 ? 2 * left * left / (b + root) : a > 0 ? (b + root) / (2 * a) : double.PositiveInfinity;
        var days = Math.Ceiling((periods * PeriodDays) - 1e-9);
        return days <= Horizon ? AsOf.AddDays((int)Math.Max(1, days)) : null;
    }

    /// <summary>What will have been spent by the end of a later day, with a prediction interval; null with too few periods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not later than <see cref="AsOf"/>, or the level not between 0 and 1.</exception>
    public (double Expected, Bounds Interval)? SpentBy(DateOnly day, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(day, AsOf);
        Bounds.RequireLevel(level);
        if (!HasRate)
            return null;
        var (expected, error) = Ahead(day);
        var half = Distribution.StudentQuantile(0.5 + (level / 2), Rate.Count - 1) * error;
        return (Spent + expected, new Bounds(Spent + expected - half, Spent + expected + half));
    }

    /// <summary>Amount from the last day to a later one, and its standard error.</summary>
    (double Expected, double Error) Ahead(DateOnly day)
    {
        var periods = (double)(day.DayNumber - AsOf.DayNumber) / PeriodDays;
        return (periods * Rate.Mean, Math.Sqrt(Rate.Variance * (periods + (periods * periods / Rate.Count))));
    }
}

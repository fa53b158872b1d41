using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Domain.Compare;

/// <summary>What the users of each variant did from the moment they first met it.</summary>
/// <param name="Variants">Names by code.</param>
/// <param name="VariantOf">Code by user number; −1 = met none, −2 = met several.</param>
/// <param name="Since">First meeting by user number, ms since 1970 UTC.</param>
/// <param name="Metrics">Metrics in the order they are shown.</param>
public sealed record VariantScan(IReadOnlyList<string> Variants, int[] VariantOf, long[] Since, IReadOnlyList<MetricScan> Metrics)
{
    const int None = -1, Several = -2;

    public int Mixed => VariantOf.Count(v => v == Several);

    public int Users(int variant) => VariantOf.Count(v => v == variant);

    /// <param name="index">The log.</param>
    /// <param name="column">Names the variant.</param>
    /// <param name="ratings">Ratings with their users and times; those before the user met the variant do not count.</param>
    /// <param name="cancellationToken">Checked every few thousand users.</param>
    public static VariantScan Of(BehaviorIndex index, BehaviorColumn column, IEnumerable<(int User, long TimeMs, double Rating)> ratings, CancellationToken cancellationToken)
    {
        var orders = OrderEvents.Of(index);
        var money = index.Column("value") is { IsNumber: true } value ? value : null;
        var (variantOf, since) = (new int[index.Users], new long[index.Users]);
        var (revenue, ordered, bought) = (new Moments[column.Values], new Moments[column.Values], new Moments[column.Values]);
        for (var user = 0; user < index.Users; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            (variantOf[user], since[user]) = Meeting(index, column, user);
            if (variantOf[user] < 0)
                continue;
            var (spent, count) = Behavior(index, orders, money, user, since[user]);
            var variant = variantOf[user];
            revenue[variant] = revenue[variant].With(spent);
            ordered[variant] = ordered[variant].With(count);
            bought[variant] = bought[variant].With(count > 0 ? 1 : 0);
        }

        var metrics = new List<MetricScan>();
        if (orders.Any && money is not null)
            metrics.Add(new MetricScan("revenue_per_user", FactKind.Money, revenue));
        if (orders.Any)
        {
            metrics.Add(new MetricScan("orders_per_user", FactKind.Number, ordered));
            metrics.Add(new MetricScan("conversion", FactKind.Share, bought));
        }

        if (Satisfaction(column.Values, variantOf, since, ratings) is { } satisfaction)
            metrics.Add(satisfaction);
        return new VariantScan([.. Enumerable.Range(0, column.Values).Select(column.TextOf)], variantOf, since, metrics);
    }

    /// <summary>Value and number of a user's orders from a moment on; returns take away what they bring back.</summary>
    static (double Spent, int Orders) Behavior(BehaviorIndex index, OrderEvents orders, BehaviorColumn? money, int user, long sinceMs)
    {
        const long PauseMs = 30 * 60_000;
        var (from, to) = index.RangeOf(user);
        var (spent, count, last, hasOrdered) = (0.0, 0, long.MinValue / 2, false);
        for (var at = from; at < to; at++)
        {
            var (ms, code) = (index.TimeAt(at), index.EventAt(at));
            if (ms - last > PauseMs)
                hasOrdered = false;
            last = ms;
            if (ms < sinceMs || !(orders.IsOrder[code] || orders.IsReturn[code]))
                continue;
            var value = money?.NumberAt(at) ?? 0;
            if (!double.IsNaN(value))
                spent += orders.IsReturn[code] ? -Math.Abs(value) : value;
            if (orders.IsOrder[code] && !hasOrdered)
                (count, hasOrdered) = (count + 1, true);
        }

        return (spent, count);
    }

    static (int Variant, long SinceMs) Meeting(BehaviorIndex index, BehaviorColumn column, int user)
    {
        var (from, to) = index.RangeOf(user);
        var (met, since) = (None, 0L);
        for (var at = from; at < to; at++)
        {
            var code = column.CodeAt(at);
            if (code < 0)
                continue;
            if (met == None)
                (met, since) = (code, index.TimeAt(at));
            else if (met != code)
                return (Several, 0);
        }

        return (met, since);
    }

    /// <summary>Mean rating by user: several ratings of one person are one opinion. Null below ten raters a variant.</summary>
    static MetricScan? Satisfaction(int variants, int[] variantOf, long[] since, IEnumerable<(int User, long TimeMs, double Rating)> ratings)
    {
        var byUser = new Dictionary<int, Moments>();
        foreach (var (user, time, rating) in ratings)
        {
            if ((uint)user < (uint)variantOf.Length && variantOf[user] >= 0 && time >= since[user])
                byUser[user] = byUser.GetValueOrDefault(user).With(rating);
        }

        var satisfaction = new Moments[variants];
        foreach (var user in byUser.Keys.Order())
            satisfaction[variantOf[user]] = satisfaction[variantOf[user]].With(byUser[user].Mean);
        var met = variantOf.Where(v => v >= 0).ToHashSet();
        return met.All(v => satisfaction[v].Count >= 10) ? new MetricScan("satisfaction", FactKind.Number, satisfaction) : null;
    }
}

/// <summary>A metric of the users of each variant.</summary>
/// <param name="Name">"revenue_per_user" …; text key "understand.compare.metric.{name}".</param>
/// <param name="Kind">How its mean is written.</param>
/// <param name="ByVariant">Count, mean and spread by variant code.</param>
public sealed record MetricScan(string Name, FactKind Kind, Moments[] ByVariant);

using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Decide.Domain;

/// <summary>How many users were active recently and what they spent.</summary>
sealed class Activity
{
    readonly BehaviorIndex index;
    readonly int purchase;

    Activity(BehaviorIndex index, int purchase) => (this.index, this.purchase) = (index, purchase);

    /// <summary>Distinct users of the last thirty days, or of a shorter record; never scaled up, because the same users come again.</summary>
    public double UsersInMonth { get; private init; }

    /// <summary>Mean value of what a user bought in one go; null without values.</summary>
    public double? ValuePerOrder { get; private init; }

    /// <summary>Mean value of a user active in the recent days, in thirty days; null without values.</summary>
    public double? ValuePerUser { get; private init; }

    public static Activity Of(BehaviorIndex index, Period period)
    {
        var name = MainPath.Purchase(index.EventNames);
        var purchase = name is null ? -1 : index.CodeOf(name);
        var (values, quantities) = (index.Column("value"), index.Column("quantity"));
        var (users, recentUsers, orders, sum) = (0, 0, 0, 0.0);
        var monthAgo = Math.Max(period.StartMs, period.EndMs - 30 * Period.Day);
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            var (isActive, isRecent, last) = (false, false, long.MinValue);
            for (var at = from; at < to; at++)
            {
                var time = index.TimeAt(at);
                isActive |= time >= monthAgo && time < period.EndMs;
                if (!period.IsRecent(time))
                    continue;
                isRecent = true;
                if (index.EventAt(at) != purchase)
                    continue;
                if (last == long.MinValue || time - last > EventGroups.BreakMs)
                    orders++;
                last = time;
                sum += Value(values, quantities, at);
            }

            users += isActive ? 1 : 0;
            recentUsers += isRecent ? 1 : 0;
        }

        var hasValues = values is not null && sum > 0;
        return new Activity(index, purchase)
        {
            UsersInMonth = users,
            ValuePerOrder = hasValues && orders > 0 ? sum / orders : null,
            ValuePerUser = hasValues && recentUsers > 0 ? sum / recentUsers : null,
        };
    }

    /// <summary>Numbers of the users who did anything in the recent days.</summary>
    public static HashSet<int> RecentUsers(BehaviorIndex index, Period period)
    {
        var users = new HashSet<int>();
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            for (var at = to - 1; at >= from; at--)
            {
                if (!period.IsRecent(index.TimeAt(at)))
                    continue;
                users.Add(user);
                break;
            }
        }

        return users;
    }

    /// <summary>Mean value of a purchase of an item; null without values.</summary>
    public double? ValueOf(BehaviorColumn items, int item)
    {
        if (index.Column("value") is not { } values)
            return null;
        var (count, sum) = (0, 0.0);
        for (var at = 0L; at < index.Events; at++)
        {
            if (index.EventAt(at) != purchase || items.CodeAt(at) != item || !double.IsFinite(values.NumberAt(at)))
                continue;
            (count, sum) = (count + 1, sum + values.NumberAt(at));
        }

        return count == 0 ? null : sum / count;
    }

    static double Value(BehaviorColumn? values, BehaviorColumn? quantities, long at)
    {
        if (values is null || values.NumberAt(at) is var value && !double.IsFinite(value))
            return 0;
        var pieces = quantities?.NumberAt(at) ?? 1;
        return value * (double.IsFinite(pieces) ? pieces : 1);
    }
}

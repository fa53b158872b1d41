using Sinan.Numerics.Behavior;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Days on which users ordered and what they spent, before a cut-off and within a horizon after it. Orders of one day are one order.</summary>
/// <param name="Users">User numbers with an order before the cut-off.</param>
/// <param name="Repeats">What is known of each at the cut-off, in weeks.</param>
/// <param name="Spending">Number of order days with money before the cut-off, and their mean amount; 0 without money.</param>
/// <param name="Later">Order days of each within the horizon after the cut-off.</param>
/// <param name="LaterValue">Money of each in the same time.</param>
public sealed record OrderHistories(int[] Users, RepeatHistory[] Repeats, (int Orders, double Mean)[] Spending, int[] Later, double[] LaterValue)
{
    const double DayMs = 86_400_000, WeekDays = 7;

    /// <param name="index">The log.</param>
    /// <param name="orders">Which events are orders.</param>
    /// <param name="clock">Tells days.</param>
    /// <param name="fromMs">Earlier events are clock errors.</param>
    /// <param name="cutMs">The cut-off.</param>
    /// <param name="horizonMs">How far the later orders reach.</param>
    public static OrderHistories Of(BehaviorIndex index, OrderEvents orders, LocalClock clock, long fromMs, long cutMs, long horizonMs)
    {
        var value = index.Column("value") is { IsNumber: true } column ? column : null;
        var (users, repeats, spending, later, laterValue) = (new List<int>(), new List<RepeatHistory>(), new List<(int, double)>(), new List<int>(), new List<double>());
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            var (firstDay, lastDay, known, money, paidDays, paidDay, laterCount, laterMoney, laterDay) = (0L, 0L, 0, 0.0, 0, long.MinValue, 0, 0.0, long.MinValue);
            for (var at = from; at < to; at++)
            {
                var ms = index.TimeAt(at);
                if (ms < fromMs || ms >= cutMs + horizonMs || !orders.IsOrder[index.EventAt(at)])
                    continue;
                var (day, amount) = (LocalClock.Day(clock.Local(ms)), value?.NumberAt(at) ?? double.NaN);
                if (ms >= cutMs)
                {
                    // An order day that the cut-off parts belongs to the past.
                    laterCount += day != laterDay && day != lastDay ? 1 : 0;
                    laterDay = day;
                    laterMoney += double.IsNaN(amount) ? 0 : amount;
                    continue;
                }

                firstDay = known == 0 ? day : firstDay;
                known += known == 0 || day != lastDay ? 1 : 0;
                lastDay = day;
                if (amount > 0)
                {
                    money += amount;
                    paidDays += day != paidDay ? 1 : 0;
                    paidDay = day;
                }
            }

            if (known == 0)
                continue;
            var age = Math.Max(lastDay - firstDay, (clock.Local(cutMs) / DayMs) - firstDay);
            users.Add(user);
            repeats.Add(new RepeatHistory(known - 1, (lastDay - firstDay) / WeekDays, age / WeekDays));
            spending.Add((paidDays, paidDays == 0 ? 0 : money / paidDays));
            later.Add(laterCount);
            laterValue.Add(laterMoney);
        }

        return new OrderHistories([.. users], [.. repeats], [.. spending], [.. later], [.. laterValue]);
    }
}

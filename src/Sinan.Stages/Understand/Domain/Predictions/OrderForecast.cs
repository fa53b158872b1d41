using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Learning;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Orders and spending to come, user by user: BG/NBD for how often, gamma-gamma for how much. The same is done one horizon earlier, where the outcome is known.</summary>
public static class OrderForecast
{
    const double WeekMs = 7 * 86_400_000.0;

    /// <summary>Fewer users who ordered again say nothing about rates.</summary>
    public const int LeastRepeaters = 30;

    /// <returns>Problems "understand.orders.no_orders", "understand.orders.too_short", "understand.orders.too_few".</returns>
    public static Outcome<(OrderForecastReport Report, IReadOnlyCollection<Evidence> Evidence)> Run(
        BehaviorIndex index, TimeZoneInfo zone, long horizonMs, DataVersion data, DateTimeOffset at)
    {
        var orders = OrderEvents.Of(index);
        if (!orders.Any)
            return new Problem("understand.orders.no_orders", ProblemKind.NotEnough);
        var span = index.MainSpan;
        if (CutOffs.Of(span.FirstMs, span.LastMs + 1, horizonMs) is not { } cuts)
            return new Problem("understand.orders.too_short", ProblemKind.NotEnough, Fact.Duration("log", (span.LastMs - span.FirstMs) / 1000.0), Fact.Duration("horizon", horizonMs / 1000.0));
        var clock = new LocalClock(zone, span.FirstMs, span.LastMs + horizonMs);
        var (then, now) = (Histories(cuts.Test), Histories(cuts.Now));
        if (then.Repeats.Count(h => h.Repeats > 0) is var repeaters && repeaters < LeastRepeaters)
            return new Problem("understand.orders.too_few", ProblemKind.NotEnough, Fact.Count("users", repeaters), Fact.Count("needed", LeastRepeaters));

        var weeks = horizonMs / WeekMs;
        var (told, coming) = (Forecast.Of(then, weeks), Forecast.Of(now, weeks));
        return new OrderForecastReports(horizonMs, data, at).Of(then, told, now, coming, cuts);

        OrderHistories Histories(long cut) => OrderHistories.Of(index, orders, clock, span.FirstMs, cut, horizonMs);
    }

    /// <summary>Expected orders and money of each user.</summary>
    internal sealed record Forecast(BgNbd Model, double[] Orders, double[] Values, double[] Active)
    {
        public static Forecast Of(OrderHistories histories, double weeks)
        {
            var model = BgNbd.Fit(histories.Repeats);
            var paying = histories.Spending.Where(s => s.Orders > 0).ToList();
            var spending = paying.Count > 0 ? GammaGamma.Fit(paying) : null;
            double[] orders = [.. histories.Repeats.Select(h => model.Expected(h, weeks))];
            double[] values = [.. orders.Select((o, i) => spending is null ? 0 : o * (histories.Spending[i] is { Orders: > 0 } s ? spending.Expected(s.Orders, s.Mean) : spending.Mean))];
            return new Forecast(model, orders, values, [.. histories.Repeats.Select(model.IsActive)]);
        }
    }
}

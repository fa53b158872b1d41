using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Turns forecasts into the report, with evidence for every figure.</summary>
sealed class OrderForecastReports(long horizonMs, DataVersion data, DateTimeOffset at)
{
    const int Tenths = 10;

    readonly EvidenceMaker evidence = new("ForecastOrders", new { HorizonMs = horizonMs }, data, at, seed: null);

    public (OrderForecastReport Report, IReadOnlyCollection<Evidence> Evidence) Of(
        OrderHistories then, OrderForecast.Forecast told, OrderHistories now, OrderForecast.Forecast coming, CutOffs cuts)
    {
        var hasMoney = now.Spending.Any(s => s.Orders > 0);
        var orders = Figure("orders", coming.Orders.Sum(), FactKind.Count, null);
        var money = hasMoney ? Figure("value", coming.Values.Sum(), FactKind.Money, null) : null;
        var past = Ratio("past_orders", told.Orders, [.. then.Later.Select(l => (double)l)]);
        var pastMoney = hasMoney ? Ratio("past_value", told.Values, then.LaterValue) : null;
        var horizon = Fact.Duration("horizon", horizonMs / 1000.0);
        var answer = ImmutableArray.CreateBuilder<Phrase>();
        answer.Add(new Phrase(
            money is null ? "understand.orders.answer" : "understand.orders.answer.value", Fact.Count("customers", now.Users.Length), horizon,
            Of("orders", FactKind.Count, orders), Of("value", FactKind.Money, money)));
        answer.Add(new Phrase(
            "understand.orders.answer.past", Fact.Date("from", DateTimeOffset.FromUnixTimeMilliseconds(cuts.Test)), Of("ratio", FactKind.Share, past),
            Fact.Count("forecast", told.Orders.Sum()), Fact.Count("happened", then.Later.Sum())));
        return (new OrderForecastReport
        {
            Data = data,
            HorizonMs = horizonMs,
            Answer = answer.ToImmutable(),
            Model = "bg_nbd",
            Parameters = [coming.Model.R, coming.Model.Alpha, coming.Model.A, coming.Model.B],
            Customers = now.Users.Length,
            Active = Figure("active", coming.Active.Sum(), FactKind.Count, null),
            ExpectedOrders = orders,
            ExpectedValue = money,
            PastOrdersRatio = past,
            PastValueRatio = pastMoney,
            Tenths = [.. TenthsOf(told.Orders, then.Later)],
        }, evidence.All);
    }

    IEnumerable<OrderTenth> TenthsOf(double[] forecast, int[] happened)
    {
        int[] order = [.. Enumerable.Range(0, forecast.Length).OrderByDescending(i => forecast[i]).ThenBy(i => i)];
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            var (from, to) = ((int)((long)tenth * order.Length / Tenths), (int)((tenth + 1L) * order.Length / Tenths));
            var (told, real) = (default(Moments), default(Moments));
            foreach (var i in order[from..to])
                (told, real) = (told.With(forecast[i]), real.With(happened[i]));
            if (real.Count < 2)
                continue;
            var interval = Interval(Means.Interval(real));
            var figure = Figure("tenth", real.Mean, FactKind.Number, interval, Fact.Share("part", (tenth + 1.0) / Tenths), Fact.Decimal("forecast", told.Mean));
            yield return new OrderTenth((tenth + 1.0) / Tenths, (int)real.Count, told.Mean, real.Mean, interval, figure.Evidence);
        }
    }

    /// <summary>Forecast over what happened; the interval is that of the outcome's sum over users, turned round.</summary>
    SegmentFigure Ratio(string name, double[] forecast, double[] happened)
    {
        var (sum, mean) = (forecast.Sum(), Moments.Of(happened));
        var bounds = Means.Interval(mean);
        var ratio = mean.Mean == 0 ? double.NaN : sum / (mean.Mean * happened.Length);
        var interval = new Interval(sum / (Math.Max(bounds.High, 1e-9) * happened.Length), sum / (Math.Max(bounds.Low, 1e-9) * happened.Length));
        return Figure(name, ratio, FactKind.Share, interval);
    }

    SegmentFigure Figure(string name, double value, FactKind kind, Interval? interval, params ReadOnlySpan<Fact> more)
    {
        var fact = new Fact { Name = "value", Kind = kind, Number = value, Interval = interval };
        var statement = new Phrase("understand.orders." + name + ".says", [fact, Fact.Duration("horizon", horizonMs / 1000.0), .. more]);
        var proof = evidence.Make(statement, "method.bg_nbd", value, kind, interval, noInterval: "evidence.no_interval.checked_on_past");
        return new SegmentFigure(value, interval, proof.Id);
    }

    static Fact Of(string name, FactKind kind, SegmentFigure? figure) =>
        new() { Name = name, Kind = kind, Number = figure?.Value, Interval = figure?.Interval, Evidence = figure?.Evidence };

    static Interval Interval(Bounds bounds) => new(bounds.Low, bounds.High);
}

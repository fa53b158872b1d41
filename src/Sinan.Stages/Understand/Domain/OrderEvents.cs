using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Understand.Domain;

/// <summary>Which events of a log are orders, told by their names in English and Chinese.</summary>
public sealed record OrderEvents(bool[] IsOrder, bool[] IsReturn, IReadOnlyList<string> Names)
{
    static readonly HashSet<string> orders = new(StringComparer.OrdinalIgnoreCase)
    {
        "pay", "paid", "payment", "payment_success", "pay_success", "buy", "bought", "purchase", "purchased", "order", "ordered", "order_paid", "order_completed",
        "order_placed", "place_order", "transaction", "checkout_completed", "complete_purchase", "sale", "subscribe",
        "支付", "付款", "支付成功", "付款成功", "购买", "成交", "下单", "交易", "订单", "订阅",
    };

    static readonly HashSet<string> returns = new(StringComparer.OrdinalIgnoreCase)
    {
        "return", "returned", "refund", "refunded", "退货", "退款", "cancel_order", "order_cancelled", "取消订单",
    };

    public bool Any => Names.Count > 0;

    /// <summary>Strongest names first: a log with "pay" and "order" counts payments, so that one order is not counted twice.</summary>
    public static OrderEvents Of(BehaviorIndex index)
    {
        var names = index.EventNames;
        var isOrder = new bool[names.Count];
        var best = names.Select(Rank).DefaultIfEmpty(0).Max();
        for (var i = 0; i < names.Count; i++)
            isOrder[i] = best > 0 && Rank(names[i]) == best;
        return new OrderEvents(isOrder, [.. names.Select(n => returns.Contains(Plain(n)))], [.. names.Where((_, i) => isOrder[i])]);
    }

    static int Rank(string name)
    {
        var plain = Plain(name);
        if (!orders.Contains(plain))
            return 0;
        return plain.Contains("pay", StringComparison.OrdinalIgnoreCase) || plain.Contains("paid", StringComparison.OrdinalIgnoreCase) || plain.Contains('付', StringComparison.Ordinal) ? 3
            : plain.Contains("order", StringComparison.OrdinalIgnoreCase) || plain.Contains('单', StringComparison.Ordinal) ? 1
            : 2;
    }

    static string Plain(string name) => name.Trim().Replace(' ', '_').Replace('-', '_');
}

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Guesses which events make the path that a product lives on, so that a page can open with an answer instead of an empty form.</summary>
public static class LikelySteps
{
    /// <summary>Words by stage of the path, in English and Chinese; the first that is in a name decides.</summary>
    static readonly string[][] stages =
    [
        ["view", "pv", "browse", "visit", "detail", "浏览", "查看", "访问"],
        ["add_to_cart", "addtocart", "cart", "basket", "加购", "购物车"],
        ["checkout", "begin_checkout", "order", "结算", "下单"],
        ["pay", "purchase", "buy", "transaction", "paid", "支付", "付款", "购买", "成交"],
    ];

    /// <summary>Words that turn an event into its opposite ("pay_failed", "remove_from_cart").</summary>
    static readonly string[] opposites = ["fail", "remove", "cancel", "refund", "return", "error", "失败", "取消", "退", "移除"];

    /// <param name="names">Event names.</param>
    /// <param name="users">Distinct users of an event name.</param>
    /// <returns>The found stages in order; else up to three events from the most to the least used; empty without events.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, Func<string, long> users)
    {
        var steps = new List<string>();
        foreach (var words in stages)
        {
            var found = words.Select(w => names.Where(n => Plain(n).Contains(w, StringComparison.Ordinal) && !opposites.Any(o => Plain(n).Contains(o, StringComparison.Ordinal)) && !steps.Contains(n))
                .MinBy(n => n.Length)).FirstOrDefault(n => n is not null);
            if (found is not null)
                steps.Add(found);
        }

        return steps.Count >= 2 ? steps : [.. names.Select(n => (Name: n, Users: users(n))).Where(n => n.Users > 0).OrderByDescending(n => n.Users).ThenBy(n => n.Name, StringComparer.Ordinal).Take(3).Select(n => n.Name)];
    }

    static string Plain(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}

using System.Collections.Immutable;
using System.Text;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Recognises the events of the way from looking to buying by their usual names, in English and Chinese.</summary>
static class MainPath
{
    static readonly string[][] roles =
    [
        ["view", "pv", "pageview", "viewitem", "viewproduct", "productview", "itemview", "detailview", "browse", "click", "浏览", "查看", "点击", "浏览商品", "查看商品", "商品浏览"],
        ["addtocart", "cart", "addcart", "basket", "addtobasket", "加购", "加购物车", "加入购物车"],
        ["checkout", "begincheckout", "startcheckout", "submitorder", "placeorder", "createorder", "order", "结算", "下单", "提交订单"],
        ["pay", "payment", "paid", "purchase", "buy", "orderpaid", "ordercompleted", "transaction", "支付", "付款", "购买", "支付成功", "成交"],
    ];

    /// <summary>The steps found, in order; fewer than two are no path.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<string> eventNames)
    {
        var steps = roles.Select(names => eventNames.FirstOrDefault(e => names.Contains(Plain(e)))).OfType<string>().ToImmutableArray();
        return steps.Length >= 2 ? steps : [];
    }

    /// <summary>The event that means a purchase, or null.</summary>
    public static string? Purchase(IReadOnlyList<string> eventNames) => eventNames.FirstOrDefault(e => roles[^1].Contains(Plain(e)));

    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}

using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>A thing that customers of most products speak about; the same in every language, so that it joins what they do and what they say.</summary>
/// <param name="Name">Subject of the need and part of its text keys.</param>
/// <param name="Category">What kind of need it is.</param>
/// <param name="Words">Words that name it: substrings for Chinese, word beginnings for English.</param>
sealed record Concept(string Name, NeedCategory Category, params string[] Words);

/// <summary>The known concepts. A theme that matches none is a need of its own, under its own name.</summary>
static class Concepts
{
    public static IReadOnlyList<Concept> All { get; } =
    [
        new("payment", NeedCategory.Performance, "支付", "付款", "付不", "扣款", "pay", "payment", "checkout"),
        new("invoice", NeedCategory.Feature, "发票", "报销", "invoice", "receipt"),
        new("alerts", NeedCategory.Feature, "提醒", "降价通知", "notify", "alert", "price-drop", "price drop", "back in stock"),
        new("refund", NeedCategory.Trust, "退款", "退货", "换货", "refund", "return"),
        new("delivery", NeedCategory.Trust, "快递", "物流", "送货", "配送", "送达", "到货", "包裹", "运输", "deliver", "shipping", "courier", "parcel", "tracking"),
        new("service", NeedCategory.Service, "客服", "服务态度", "人工", "support", "service", "staff"),
        new("packaging", NeedCategory.Trust, "包装", "纸箱", "packag", "box", "bubble"),
        new("size", NeedCategory.Experience, "尺寸", "尺码", "大小", "偏小", "偏大", "容量", "描述不符", "放不下", "size", "fit", "small", "large", "tight", "measurement", "capacity"),
        new("price", NeedCategory.Price, "优惠券", "降价", "价格", "涨价", "满减", "coupon", "price", "discount"),
        new("app", NeedCategory.Performance, "软件", "闪退", "卡顿", "搜索", "加载", "app", "crash", "slow", "freeze", "search"),
        new("room", NeedCategory.Experience, "房间", "隔音", "设施", "room", "noise"),
        new("cleanliness", NeedCategory.Trust, "卫生", "干净", "异味", "clean", "dirty"),
        new("quality", NeedCategory.Trust, "质量", "做工", "划痕", "掉色", "破损", "变形", "开裂", "坏", "quality", "broke", "defect", "scratch", "fabric", "material", "workmanship"),
    ];

    /// <summary>The concept that a theme is about; null when its name and first words name none.</summary>
    /// <param name="name">Name of the theme.</param>
    /// <param name="words">Its words, most telling first.</param>
    public static Concept? Of(string name, IReadOnlyList<string> words)
    {
        var best = (Score: 0, Concept: (Concept?)null);
        foreach (var concept in All)
        {
            // A concept in the name counts as much as the first word: the name was chosen because it tells most.
            var score = Matches(concept, name) ? 10 : 0;
            for (var n = 0; n < Math.Min(words.Count, 10); n++)
                score += Matches(concept, words[n]) ? 10 - n : 0;
            if (score > best.Score)
                best = (score, concept);
        }

        return best.Score >= 6 ? best.Concept : null;
    }

    static bool Matches(Concept concept, string text)
    {
        foreach (var word in concept.Words)
        {
            if (word[0] > 0x2E80 ? text.Contains(word, StringComparison.Ordinal) : HasWord(text, word))
                return true;
        }

        return false;
    }

    static bool HasWord(string text, string beginning)
    {
        for (var at = text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]))
                return true;
        }

        return false;
    }
}

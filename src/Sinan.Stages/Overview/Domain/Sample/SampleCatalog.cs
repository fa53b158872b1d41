using System.Globalization;

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>500 items: fifty kinds in eight categories, each in ten versions of brand and make.</summary>
static class SampleCatalog
{
    /// <summary>A kind of goods. Words are the product's own fixture, one shop in two languages.</summary>
    internal sealed record Kind(int Category, string Zh, string En, double Price, string[] MakesZh, string[] MakesEn);

    public static IReadOnlyList<string> Categories { get; } =
        ["咖啡与茶", "厨房", "收纳", "床品", "文具", "户外", "美妆", "数码配件"];

    static readonly string[] capacityZh = ["300ml", "400ml", "600ml", "800ml", "1L"];
    static readonly string[] capacityEn = ["300 ml", "400 ml", "600 ml", "800 ml", "1 l"];
    static readonly string[] colourZh = ["米白", "墨绿", "雾蓝", "胡桃", "炭黑"];
    static readonly string[] colourEn = ["off-white", "dark green", "mist blue", "walnut", "charcoal"];
    static readonly string[] sizeZh = ["小号", "中号", "大号", "加大", "两件装"];
    static readonly string[] sizeEn = ["small", "medium", "large", "extra large", "set of two"];
    static readonly string[] packZh = ["单包", "两包", "家庭装", "试用装", "礼盒"];
    static readonly string[] packEn = ["single", "twin pack", "family pack", "trial", "gift box"];
    static readonly string[] brandZh = ["云岚", "拾光", "木屿", "北野", "朝露", "南枝", "半山", "听雨"];
    static readonly string[] brandEn = ["Yunlan", "Shiguang", "Muyu", "Beiye", "Zhaolu", "Nanzhi", "Banshan", "Tingyu"];

    /// <summary>Positions of the two items that are bought together: the bestsellers of the first two kinds.</summary>
    public const short Kettle = 0, Papers = 10;

    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        new(0, "手冲壶", "pour-over kettle", 189, capacityZh, capacityEn), new(0, "咖啡滤纸", "coffee filter papers", 29, packZh, packEn),
        new(0, "手摇磨豆机", "hand grinder", 259, colourZh, colourEn), new(0, "挂耳咖啡", "drip-bag coffee", 59, packZh, packEn),
        new(0, "茉莉花茶", "jasmine tea", 68, packZh, packEn), new(0, "陶瓷茶壶", "ceramic teapot", 149, capacityZh, capacityEn), new(0, "冷萃壶", "cold-brew bottle", 119, capacityZh, capacityEn),
        new(1, "铸铁锅", "cast-iron pot", 329, sizeZh, sizeEn), new(1, "不粘煎锅", "non-stick pan", 159, sizeZh, sizeEn), new(1, "竹砧板", "bamboo board", 79, sizeZh, sizeEn),
        new(1, "保温杯", "vacuum flask", 129, capacityZh, capacityEn), new(1, "玻璃饭盒", "glass lunch box", 69, capacityZh, capacityEn), new(1, "主厨刀", "chef's knife", 219, colourZh, colourEn), new(1, "硅胶铲", "silicone spatula", 25, colourZh, colourEn),
        new(2, "抽屉收纳盒", "drawer organiser", 39, sizeZh, sizeEn), new(2, "真空压缩袋", "vacuum storage bags", 45, sizeZh, sizeEn), new(2, "衣架", "clothes hangers", 35, colourZh, colourEn),
        new(2, "鞋盒", "shoe boxes", 55, sizeZh, sizeEn), new(2, "置物架", "shelf rack", 139, sizeZh, sizeEn), new(2, "脏衣篮", "laundry basket", 75, colourZh, colourEn),
        new(3, "纯棉四件套", "cotton bedding set", 399, sizeZh, sizeEn), new(3, "乳胶枕", "latex pillow", 199, sizeZh, sizeEn), new(3, "夏凉被", "summer quilt", 229, sizeZh, sizeEn),
        new(3, "床垫罩", "mattress cover", 129, sizeZh, sizeEn), new(3, "针织毯", "knitted throw", 169, colourZh, colourEn), new(3, "真丝眼罩", "silk eye mask", 59, colourZh, colourEn),
        new(4, "中性笔", "gel pens", 19, packZh, packEn), new(4, "手账本", "journal", 49, colourZh, colourEn), new(4, "钢笔", "fountain pen", 139, colourZh, colourEn),
        new(4, "便利贴", "sticky notes", 15, packZh, packEn), new(4, "文件夹", "document folder", 22, colourZh, colourEn), new(4, "桌面台历", "desk calendar", 36, colourZh, colourEn),
        new(5, "露营灯", "camping lantern", 99, colourZh, colourEn), new(5, "折叠椅", "folding chair", 149, colourZh, colourEn), new(5, "防潮垫", "camping mat", 89, sizeZh, sizeEn),
        new(5, "速干毛巾", "quick-dry towel", 39, colourZh, colourEn), new(5, "登山杖", "trekking poles", 179, colourZh, colourEn), new(5, "野餐篮", "picnic basket", 159, sizeZh, sizeEn), new(5, "遮阳帽", "sun hat", 69, colourZh, colourEn),
        new(6, "补水面膜", "sheet masks", 79, packZh, packEn), new(6, "防晒霜", "sunscreen", 109, packZh, packEn), new(6, "护手霜", "hand cream", 45, packZh, packEn),
        new(6, "化妆棉", "cotton pads", 19, packZh, packEn), new(6, "卷发棒", "curling iron", 189, colourZh, colourEn), new(6, "香薰蜡烛", "scented candle", 99, colourZh, colourEn),
        new(7, "充电线", "charging cable", 29, colourZh, colourEn), new(7, "手机支架", "phone stand", 35, colourZh, colourEn), new(7, "移动电源", "power bank", 139, colourZh, colourEn),
        new(7, "蓝牙耳机", "earbuds", 249, colourZh, colourEn), new(7, "键盘托", "keyboard rest", 59, colourZh, colourEn),
    ];

    public static IReadOnlyList<SampleItem> Make(SampleRandom random)
    {
        var items = new List<SampleItem>(500);
        foreach (var (kindNo, kind) in Kinds.Index())
        {
            for (var n = 0; n < 10; n++)
            {
                var (brand, make) = ((kindNo * 3 + n * 5) % brandZh.Length, n % 5);
                var price = Math.Round(kind.Price * random.Between(0.7, 1.45)) - 0.1;
                // The first version of each kind is its bestseller, the later ones trail off.
                var weight = Math.Pow(n + 1, -0.9) * random.Between(0.7, 1.3) * (items.Count is Kettle or Papers ? 2.2 : 1);
                items.Add(new SampleItem(
                    "P" + (items.Count + 1001).ToString(CultureInfo.InvariantCulture), kindNo,
                    $"{brandZh[brand]} {kind.Zh} {kind.MakesZh[make]}", $"{brandEn[brand]} {kind.En}, {kind.MakesEn[make]}",
                    kind.Zh, kind.En, kind.Category, price, weight));
            }
        }

        return items;
    }
}

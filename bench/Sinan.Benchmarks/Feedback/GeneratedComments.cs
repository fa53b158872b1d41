using System.Globalization;
using System.Text;
using Sinan.Numerics.Random;

namespace Sinan.Benchmarks.Feedback;

/// <summary>Made short comments, half Chinese and half English, the same for the same seed: a place, a subject, a verdict and a wish in changing order.</summary>
static class GeneratedComments
{
    static readonly string[] Sources = ["app store", "support", "widget", "survey"];

    static readonly string[][] Chinese =
    [
        ["昨天升级以后", "用了三个月", "在地铁里", "给爸妈装的时候", "双十一那天", "换了新手机", "第一次打开", "晚上高峰期", "老版本里", "帮同事试了试"],
        ["登录页面", "支付流程", "搜索结果", "物流信息", "客服回复", "优惠券", "视频播放", "消息提醒", "夜间模式", "订单列表", "地图定位", "图片上传", "会员续费", "退款进度", "语音识别"],
        ["经常闪退", "特别流畅", "越来越慢", "一直转圈", "非常好用", "找不到入口", "让人失望", "比以前方便多了", "点了没有反应", "做得很贴心", "总是出错", "简洁清楚"],
        ["希望能改进", "建议加一个开关", "会继续用下去", "准备卸载了", "推荐给朋友了", "能不能导出表格", "请尽快修复", "没有别的问题"],
    ];

    static readonly string[][] English =
    [
        ["After the last update", "On my tablet", "Since Monday", "For our whole team", "When I travel", "On a slow network", "After two years", "With the free plan", "At work", "In the evening"],
        ["the login screen", "checkout", "search", "the delivery tracking", "customer support", "the coupon page", "video playback", "every notification", "dark mode", "the order list", "the map", "photo upload", "my subscription", "the refund form", "voice input"],
        ["keeps crashing", "works perfectly", "has become slow", "never finishes loading", "is a pleasure to use", "is hard to find", "disappointed me", "is much easier than before", "does not respond", "is very helpful", "shows an error", "is clean and simple"],
        ["please fix it soon", "I wish there was a switch for it", "I will keep using it", "I am going to uninstall it", "I recommend it to friends", "could you add an export to Excel", "it would be great to have it offline", "otherwise no complaints"],
    ];

    /// <summary>A verdict of these numbers is a good one: it decides the rating.</summary>
    static readonly int[] Good = [1, 4, 7, 9, 11];

    /// <summary>Writes id, user, time, rating, source and text.</summary>
    /// <param name="path">CSV.</param>
    /// <param name="comments">Rows.</param>
    /// <param name="users">Distinct user numbers at most.</param>
    /// <param name="texts">Gets the texts; null when not wanted.</param>
    public static void Write(string path, int comments, int users, List<string>? texts)
    {
        var random = new SplitMix64(20_240_229L);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("id,user_id,time,rating,source,text\n");
        for (var i = 0; i < comments; i++)
        {
            var parts = i % 2 == 0 ? Chinese : English;
            var verdict = random.NextInt(parts[2].Length);
            var (comma, blank) = i % 2 == 0 ? ("，", "") : (" – ", " ");
            var text = $"{parts[0][random.NextInt(parts[0].Length)]}{blank}{parts[1][random.NextInt(parts[1].Length)]}{blank}{parts[2][verdict]}{comma}{parts[3][random.NextInt(parts[3].Length)]}";
            // Over the days of the generated log; a share of ratings that contradict their words keeps learning honest.
            var at = DateTimeOffset.FromUnixTimeMilliseconds(GeneratedLog.FirstMs + (long)(i / (double)comments * GeneratedLog.SpanMs));
            var rating = Good.Contains(verdict) != random.NextBool(0.1) ? 4 + random.NextInt(2) : 1 + random.NextInt(2);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"c{i},u{random.NextInt(users)},{at:yyyy-MM-dd HH:mm:ss},{rating},{Sources[random.NextInt(Sources.Length)]},{text}\n"));
            texts?.Add(text);
        }
    }
}

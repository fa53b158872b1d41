using System.Globalization;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Tests.Deliver;

/// <summary>Numbers as people and models write them; expected readings written down by hand.</summary>
public sealed class NumberReaderTests
{
    /// <summary>Text, then its numbers: value, a star and the last place shown unless it is one, and the unit.</summary>
    public static TheoryData<string, string> Probes { get; } = new()
    {
        // Digits.
        { "12 users", "12" }, { "1,234,567 events", "1234567" }, { "12,345.60 yuan", "12345.6*0.01" }, { "version of 3.14", "3.14*0.01" }, { "用户 １２３ 人", "123" }, { "有１２，３４５人", "12 345" }, { "٣٨ users", "38" },
        { "𝟛𝟠 users", "38" }, { "-3.5 here", "-3.5*0.1" }, { "−3.5 here", "-3.5*0.1" }, { "between 3-5", "3 5" }, { "+12 here", "12" }, { "(12)", "12" }, { "x=7", "7" }, { "3\u200B8 users", "38" }, { "007", "7" },
        // Multipliers.
        { "1.2 万", "12000*1000" }, { "12万", "120000*10000" }, { "3 千", "3000*1000" }, { "2.5亿", "250000000*10000000" }, { "1.2万亿", "1200000000000*100000000000" }, { "3万5千", "35000*1000" }, { "3万5", "35000*1000" },
        { "1亿2000万", "120000000*10000" }, { "12k", "12000*1000" }, { "1.2M users", "1200000*100000" }, { "3 thousand", "3000*1000" }, { "1.2 million", "1200000*100000" }, { "2 billion", "2000000000*1000000000" }, { "3 hundred", "300*100" },
        // Shares.
        { "38%", "0.38*0.01 Share" }, { "38.2 %", "0.382*0.001 Share" }, { "３８．２％", "0.382*0.001 Share" }, { "38 percent", "0.38*0.01 Share" }, { "38 per cent", "0.38*0.01 Share" }, { "5‰", "0.005*0.001 Share" },
        { "3 成", "0.3*0.1 Share" }, { "8 折", "0.8*0.1 Share" }, { "36.9–39.5%", "0.369*0.001 Share 0.395*0.001 Share" }, { "36.9% to 39.5%", "0.369*0.001 Share 0.395*0.001 Share" }, { "36 至 39%", "0.36*0.01 Share 0.39*0.01 Share" },
        { "-5%", "-0.05*0.01 Share" }, { "2/3", "0.666667*0.01 Share" }, { "3分之2", "0.666667*0.01 Share" }, { "½", "0.5*0.01 Share" }, { "1⁄4", "0.25*0.01 Share" },
        // Points, times, durations.
        { "3.2 个百分点", "0.032*0.001 Points" }, { "3.2 points", "0.032*0.001 Points" }, { "3 percentage points", "0.03*0.01 Points" }, { "3 pp", "0.03*0.01 Points" }, { "+1.2–3.4 points", "0.012*0.001 Points 0.034*0.001 Points" },
        { "1.4×", "1.4*0.1 Times" }, { "1.4 倍", "1.4*0.1 Times" }, { "2x", "2 Times" }, { "3 times", "3 Times" }, { "10-fold", "10 Times" },
        { "7 天", "7 Duration" }, { "6 min 40 s", "400 Duration" }, { "6 分 40 秒", "400 Duration" }, { "1 小时 12 分", "72 Duration" }, { "3-day", "3 Duration" }, { "30 minutes", "30 Duration" }, { "120ms", "120 Duration" },
        { "3 个月", "3 Duration" }, { "2 周", "2 Duration" }, { "6–8 周", "6 Duration 8 Duration" }, { "5 分", "5 Duration" },
        // Days and clocks.
        { "2026-03-01", "2026-3-1 Day" }, { "2026/3/1", "2026-3-1 Day" }, { "2026 年 3 月 1 日", "2026-3-1 Day" }, { "2026年3月", "2026-3-0 Day" }, { "3月1日", "0-3-1 Day" }, { "二〇二六年三月一日", "2026-3-1 Day" }, { "三月", "0-3-0 Day" },
        { "March 1, 2026", "2026-3-1 Day" }, { "1 Mar 2026", "2026-3-1 Day" }, { "May 2026", "2026-5-0 Day" }, { "at 14:30", "52200 Clock" }, { "in 2026", "2026" },
        // Names.
        { "GPT-4 answers", "0 Name" }, { "version 1.4.0", "0 Name" }, { "v2.1", "0 Name" }, { "iOS17", "0 Name" }, { "ev-7h2k9q4m1xw3b5cd", "0 Name" }, { "3O% of users", "0 Name" },
        // Chinese numerals.
        { "百分之八十", "0.8*0.01 Share" }, { "百分之八十点五", "0.805*0.001 Share" }, { "百分之百", "1*0.01 Share" }, { "千分之五", "0.005*0.001 Share" }, { "十分之三", "0.3*0.01 Share" }, { "三分之二", "0.666667*0.01 Share" },
        { "三成", "0.3*0.1 Share" }, { "三成五", "0.35*0.01 Share" }, { "三成半", "0.35*0.01 Share" }, { "一成", "0.1*0.1 Share" }, { "一半用户", "0.5*0.01 Share" }, { "八折", "0.8*0.1 Share" },
        { "一万二", "12000*1000" }, { "三千五", "3500*100" }, { "一万二千三百四十五", "12345" }, { "十二万", "120000*10000" }, { "两百三十", "230" }, { "三百零五", "305" }, { "一万零二", "10002" }, { "十二人", "12" }, { "二十", "20" },
        { "二〇二六", "2026" }, { "三点五倍", "3.5*0.1 Times" }, { "一点二万", "12000*1000" }, { "一亿两千万", "120000000*10000" }, { "壹佰贰拾", "120" }, { "三个用户", "3" }, { "两天", "2 Duration" }, { "三个月", "3 Duration" },
        { "十个", "10" }, { "三倍", "3 Times" }, { "翻了一番", "2 Times" }, { "第三", "3" }, { "排名第十二", "12" }, { "一周内", "1 Duration" }, { "五个百分点", "0.05*0.01 Points" }, { "一小时二十分", "80 Duration" },
        // English words.
        { "twelve users", "12" }, { "twenty-five percent", "0.25*0.01 Share" }, { "one hundred and twenty", "120" }, { "a hundred users", "100" }, { "three hundred", "300" }, { "two thousand", "2000*1000" }, { "two-thirds", "0.666667*0.01 Share" },
        { "three quarters", "0.75*0.01 Share" }, { "a third of", "0.333333*0.01 Share" }, { "half of them", "0.5*0.01 Share" }, { "half a million", "500000*100000" }, { "twice as many", "2 Times" }, { "one week", "1 Duration" },
        { "one percent", "0.01*0.01 Share" }, { "a dozen", "12" }, { "ranked third", "3" }, { "second largest", "2" }, { "eighty per cent", "0.8*0.01 Share" }, { "ninety-nine", "99" },
        // Numbers that are not said.
        { "hundreds of users", "0 Vague" }, { "几百人", "0 Vague" }, { "数千条", "0 Vague" }, { "300 多人", "0 Vague" }, { "300+", "0 Vague" }, { "二十多个", "0 Vague" }, { "三四十人", "0 Vague" }, { "上万用户", "0 Vague" }, { "百万用户", "0 Vague" },
        // No numbers.
        { "一个用户说", "" }, { "统一、唯一、一致、一些、一起", "" }, { "四川和三星", "" }, { "十分重要", "" }, { "千万别急", "" }, { "first, look at this", "" }, { "one of them", "" }, { "a user, an event", "" }, { "no numbers at all", "" }, { "成为", "" },
        { "进一步看", "" }, { "someone often weighs tentative content", "" }, { "百度一下", "" }, { "两者相同", "" }, { "二次确认", "" },
        // Ⅲ and ② are numbers of their own.
        { "②", "2" }, { "Ⅲ", "3" },
    };

    [Theory]
    [MemberData(nameof(Probes))]
    public void Every_form_is_read(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', NumberReader.Read(DraftText.Clean(text)).Select(Written)));

    [Fact]
    public void There_are_more_than_a_hundred_probes() => Assert.InRange(Probes.Count, 100, 300);

    [Fact]
    public void A_number_stands_where_it_is_said_to()
    {
        const string Text = "转化率为 38.2%，比三成高，共 1,204 人。";

        Assert.Equal(["38.2%", "三成", "1,204"], NumberReader.Read(Text).Select(n => Text.Substring(n.Start, n.Length)));
    }

    [Fact]
    public void Any_text_is_read_without_failing_and_in_order()
    {
        // Every pair of signs that the reader treats specially, each three times over.
        const string Signs = "0193.,-+–%‰ /:年月日个点分之百千万亿十一二两零第成倍半几多〇½②Ⅲax[]\n";
        foreach (var a in Signs)
        {
            foreach (var b in Signs)
            {
                foreach (var text in new[] { $"{a}{b}", $"{a}{b}{a}{b}{a}", $"1{a}2{b}3", $"三{a}十{b}五" })
                {
                    var read = NumberReader.Read(text);
                    Assert.All(read, n => Assert.InRange(n.End, n.Start + 1, text.Length));
                    Assert.Equal(read.OrderBy(n => n.Start), read);
                }
            }
        }
    }

    static string Written(WrittenNumber number)
    {
        if (number.Unit == NumberUnit.Day)
            return $"{number.Date.Year ?? 0}-{number.Date.Month ?? 0}-{number.Date.Day ?? 0} Day";
        var step = number.Unit is NumberUnit.Name or NumberUnit.Vague || number.Step == 1 ? "" : "*" + number.Step.ToString("0.######", CultureInfo.InvariantCulture);
        return number.Value.ToString("0.######", CultureInfo.InvariantCulture) + step + (number.Unit == NumberUnit.None ? "" : " " + number.Unit);
    }
}

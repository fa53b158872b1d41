using System.Text.RegularExpressions;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Tells the Chinese numerals that count something from those inside other words.</summary>
static partial class HanNumbers
{
    /// <summary>The number at a place, its unit included; null when none begins there.</summary>
    public static WrittenNumber? At(string text, int at)
    {
        if (Whole().Match(text, at) is { Success: true } whole)
            return new WrittenNumber(at, whole.Length, NumberUnit.Share) { Value = whole.Value.StartsWith('百') ? 1 : 0.5, Step = 0.01 };
        if (Doubled().Match(text, at) is { Success: true } doubled)
            return new WrittenNumber(at, doubled.Length, NumberUnit.Times) { Value = 2 };
        if (Vague().Match(text, at) is { Success: true } vague)
            return new WrittenNumber(at, vague.Length, NumberUnit.Vague);
        if (Ordinal().Match(text, at) is { Success: true } ordinal)
            return Ranked(text, at, at + ordinal.Length);
        if (Parts().Match(text, at) is { Success: true } parts)
            return DigitNumerals.Part(at, at + parts.Length, text, parts.Groups["whole"].Value switch { "百" => 100, "千" => 1_000, "万" => 10_000, var of => ChineseNumerals.At(of, 0).Value });
        var read = ChineseNumerals.At(text, at);
        if (read.Length == 0)
            return null;
        var end = at + read.Length;
        if (double.IsNaN(read.Value))
            return new WrittenNumber(at, read.Length, NumberUnit.Vague);
        if (read.Length == 1 && !Counts(text, at))
            return null;
        if (More().Match(text, end) is { Success: true } more)
            return new WrittenNumber(at, end + more.Length - at, NumberUnit.Vague);
        var number = NumberReader.WithUnit(text, at, end, read.Value, read.Step);
        // 三成五 is 35 %, 三成半 too.
        return number.Unit == NumberUnit.Share && text[number.End - 1] == '成' && number.End < text.Length && (text[number.End] == '半' ? 5 : ChineseNumerals.Digit(text[number.End])) is > 0 and var tenth
            ? number with { Length = number.Length + 1, Value = number.Value + (tenth * 0.01), Step = 0.01 }
            : number;
    }

    static WrittenNumber? Ranked(string text, int at, int digits)
    {
        var read = ChineseNumerals.At(text, digits);
        return read.Length == 0 ? null : new WrittenNumber(at, digits + read.Length - at, NumberUnit.None) { Value = read.Value, Step = 1 };
    }

    /// <summary>A single numeral is a number when it counts something: 三个, 两天, 一成; 一个 is an article, 四川 a place.</summary>
    static bool Counts(string text, int at) => text[at] switch
    {
        '一' or '壹' => Once().IsMatch(text, at + 1),
        '二' or '贰' => Second().IsMatch(text, at + 1),
        '零' or '〇' => false,
        '十' or '拾' => !NotTen().IsMatch(text, at + 1) && Counter().IsMatch(text, at + 1),
        _ => Counter().IsMatch(text, at + 1),
    };

    [GeneratedRegex(@"\G(?:百分之?百|一半|半数|对半)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\G(?:翻了?一?番|翻了?一?倍|加倍)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"\G(?:好?[几数上成][十百千万亿]+(?!分)|[百千]万(?!别|不要|要|注意|记得)|亿万|成千上万|过半|[大小]半(?=[的是数人用]))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(@"\G第\s?(?=[一二三四五六七八九十百])(?!一时间|三方)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\G(?<whole>[零一二两三四五六七八九十]+|[百千万])分之(?=[\d零〇一二两三四五六七八九十百千万])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\G(?:[多余几](?=[个名人条次位天年月周家项元款种类倍万亿小分秒]))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex More();

    [GeneratedRegex(@"\G(?:成(?![为立功本员绩交果就熟长效])|倍|折|天|周|年|小时|个(?:月|小时|星期)|分钟|秒|人|百分点|个百分点)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Once();

    [GeneratedRegex(@"\G(?:成(?![为立功本员绩交果就熟长效])|倍|折|天|周|年|小时|分钟|秒|人|名|位|百分点|个)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Second();

    [GeneratedRegex(@"\G分(?!钟|之)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotTen();

    [GeneratedRegex(@"\G(?:[个名位条次家款项类种步轮元块件单篇份组人天周年日季秒倍折间台辆本张页层档段批章行列遍趟回部套届期]|小时|分钟|分之|成(?![为立功本员绩交果就熟长效])|百分点|点\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counter();
}

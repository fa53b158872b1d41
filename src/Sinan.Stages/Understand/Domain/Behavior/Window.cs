using System.Globalization;

namespace Sinan.Stages.Understand.Domain.Behavior;

/// <summary>Lengths of time as people type them: "7d", "12h", "30m", "45s", "500ms", "2w".</summary>
public static class Window
{
    /// <summary>Milliseconds; null when it is not a length above zero.</summary>
    public static long? Parse(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var digits = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var unit = trimmed[digits..].Trim() switch
        {
            "ms" => 1L,
            "s" or "sec" or "秒" => 1000,
            "m" or "min" or "分钟" => 60_000,
            "h" or "小时" => 3_600_000,
            "d" or "天" => 86_400_000,
            "w" or "周" => 7 * 86_400_000,
            _ => 0,
        };
        var ms = number * unit;
        return ms >= 1 && ms < long.MaxValue / 2 ? (long)ms : null;
    }

    /// <summary>The shortest of these forms that is exact.</summary>
    public static string Write(long ms)
    {
        foreach (var (unit, name) in new[] { (86_400_000L, "d"), (3_600_000L, "h"), (60_000L, "m"), (1000L, "s") })
        {
            if (ms % unit == 0)
                return (ms / unit).ToString(CultureInfo.InvariantCulture) + name;
        }

        return ms.ToString(CultureInfo.InvariantCulture) + "ms";
    }
}

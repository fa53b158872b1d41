using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sinan.Stages.Collect.Domain.Times;

/// <summary>Reads times from UTF-8 text without allocating (a custom pattern allocates).</summary>
public static class TimeText
{
    const long MillisecondsPerDay = 86_400_000;

    /// <summary>Latest time that is believed to be one: the end of the year 9999.</summary>
    static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    /// <param name="text">One cell.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="milliseconds">Milliseconds since 1970-01-01, on the clock of the text; UTC when <paramref name="isUtc"/>.</param>
    /// <param name="isUtc">The text gives its offset, or counts from the epoch.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, TimeFormat format, out long milliseconds, out bool isUtc)
    {
        isUtc = true;
        switch (format.Shape)
        {
            case TimeShape.EpochSeconds: return TryEpoch(text, 1_000, 1, out milliseconds);
            case TimeShape.EpochMilliseconds: return TryEpoch(text, 1, 1, out milliseconds);
            case TimeShape.EpochMicroseconds: return TryEpoch(text, 1, 1_000, out milliseconds);
            case TimeShape.EpochNanoseconds: return TryEpoch(text, 1, 1_000_000, out milliseconds);
            case TimeShape.Compact: return TryCompact(text, out milliseconds, out isUtc);
            case TimeShape.Custom: return TryCustom(text, format.Pattern ?? "", out milliseconds, out isUtc);
            default: return TryWritten(text, format.Shape, out milliseconds, out isUtc);
        }
    }

    static bool TryEpoch(ReadOnlySpan<byte> text, long multiplier, long divisor, out long milliseconds)
    {
        milliseconds = 0;
        if (!Utf8Parser.TryParse(text, out long whole, out var used))
            return false;
        if (used < text.Length)
        {
            // 1511544070.25 and 1511544070.0: the fraction counts in the unit.
            if (text[used] != (byte)'.' || !Utf8Parser.TryParse(text, out double value, out used) || used != text.Length)
                return false;
            value = value * multiplier / divisor;
            if (!(value >= Earliest && value <= Latest))
                return false;
            milliseconds = (long)Math.Floor(value);
            return true;
        }

        if (whole > Latest / multiplier && divisor == 1)
            return false;
        if (whole < Earliest / multiplier && divisor == 1)
            return false;
        milliseconds = divisor > 1 ? (long)Math.Floor((double)whole / divisor) : whole * multiplier;
        return milliseconds >= Earliest && milliseconds <= Latest;
    }

    static bool TryCompact(ReadOnlySpan<byte> text, out long milliseconds, out bool isUtc)
    {
        (milliseconds, isUtc) = (0, false);
        if (text.Length is not (8 or 12 or 14) || text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return false;
        if (!TryDate(Digits(text[..4]), Digits(text[4..6]), Digits(text[6..8]), out milliseconds))
            return false;
        var hour = text.Length > 8 ? Digits(text[8..10]) : 0;
        var minute = text.Length > 8 ? Digits(text[10..12]) : 0;
        var second = text.Length > 12 ? Digits(text[12..14]) : 0;
        milliseconds += ((((hour * 60L) + minute) * 60) + second) * 1000;
        return hour < 24 && minute < 60 && second < 60;
    }

    static bool TryCustom(ReadOnlySpan<byte> text, string pattern, out long milliseconds, out bool isUtc)
    {
        (milliseconds, isUtc) = (0, false);
        var written = Encoding.UTF8.GetString(text);
        isUtc = pattern.Contains('z', StringComparison.Ordinal) || pattern.Contains('K', StringComparison.Ordinal);
        if (!DateTimeOffset.TryParseExact(written, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return false;
        milliseconds = time.ToUnixTimeMilliseconds();
        return true;
    }

    /// <summary>Three numbers for the date, then an optional clock and an optional offset.</summary>
    static bool TryWritten(ReadOnlySpan<byte> text, TimeShape shape, out long milliseconds, out bool isUtc)
    {
        (milliseconds, isUtc) = (0, false);
        if (!TryNumber(ref text, out var a, out var digits) || (digits == 4) != (shape == TimeShape.YearFirst) || digits > 4
            || !TrySeparator(ref text, "年"u8) || !TryNumber(ref text, out var b, out digits) || digits > 2
            || !TrySeparator(ref text, "月"u8) || !TryNumber(ref text, out var c, out digits))
            return false;
        var isGlued = text.StartsWith("日"u8);
        if (isGlued)
            text = text["日"u8.Length..];
        var (year, month, day) = shape switch
        {
            TimeShape.YearFirst => (a, b, c),
            TimeShape.DayFirst => (c, b, a),
            _ => (c, a, b),
        };
        if (shape == TimeShape.YearFirst ? digits > 2 : digits is not (2 or 4))
            return false;
        if (shape != TimeShape.YearFirst && digits == 2)
            year += year < 70 ? 2000 : 1900;
        return TryDate(year, month, day, out milliseconds) && TryClock(text, isGlued, ref milliseconds, out isUtc);
    }

    /// <summary>"", "T08:26", " 8:26:00.123", each with an optional "Z", "+08:00", " UTC", "AM", "PM".</summary>
    static bool TryClock(ReadOnlySpan<byte> text, bool isGlued, ref long milliseconds, out bool isUtc)
    {
        isUtc = false;
        if (text.IsEmpty)
            return true;
        if (text[0] is (byte)'T' or (byte)'t' or (byte)' ')
            text = text[1..].TrimStart((byte)' ');
        else if (!isGlued)
            return false;
        if (text.IsEmpty)
            return true;
        if (!TryNumber(ref text, out var hour, out _) || hour > 24)
            return false;
        var (minute, second, fraction) = (0, 0, 0);
        if (TrySeparator(ref text, "时"u8, (byte)':') && !TryNumber(ref text, out minute, out _))
            return false;
        if (TrySeparator(ref text, "分"u8, (byte)':') && !text.IsEmpty && !TryNumber(ref text, out second, out _))
            return false;
        if (text.StartsWith("秒"u8))
            text = text["秒"u8.Length..];
        if (text.Length > 1 && text[0] is (byte)'.' or (byte)',')
            fraction = Fraction(ref text);
        text = text.TrimStart((byte)' ');
        if (text.Length >= 2 && (text[1] | 0x20) == 'm' && (text[0] | 0x20) is 'a' or 'p')
        {
            if (hour is < 1 or > 12)
                return false;
            hour = (hour % 12) + ((text[0] | 0x20) == 'p' ? 12 : 0);
            text = text[2..].TrimStart((byte)' ');
        }

        if (minute > 59 || second > 60 || (hour == 24 && (minute | second) != 0))
            return false;
        milliseconds += ((((hour * 60L) + minute) * 60) + second) * 1000 + fraction;
        return TryOffset(text, ref milliseconds, out isUtc);
    }

    static bool TryOffset(ReadOnlySpan<byte> text, ref long milliseconds, out bool isUtc)
    {
        isUtc = !text.IsEmpty;
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
            return true;
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var sign = text[0] == (byte)'-' ? 1 : -1;
        text = text[1..];
        if (!TryNumber(ref text, out var hours, out var digits))
            return false;
        var minutes = 0;
        if (digits == 4)
            (hours, minutes) = (hours / 100, hours % 100);
        else if (!text.IsEmpty && (!TrySeparator(ref text, default, (byte)':') || !TryNumber(ref text, out minutes, out _)))
            return false;
        milliseconds += sign * ((hours * 60L) + minutes) * 60_000;
        return text.IsEmpty && hours <= 14 && minutes < 60;
    }

    static bool TryDate(int year, int month, int day, out long milliseconds)
    {
        milliseconds = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        milliseconds = (new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * MillisecondsPerDay;
        return true;
    }

    static bool TryNumber(ref ReadOnlySpan<byte> text, out int value, out int digits)
    {
        (value, digits) = (0, 0);
        while (digits < text.Length && digits < 9 && char.IsAsciiDigit((char)text[digits]))
            value = (value * 10) + (text[digits++] - '0');
        text = text[digits..];
        return digits > 0;
    }

    static bool TrySeparator(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> han, byte only = 0)
    {
        if (text.IsEmpty)
            return false;
        if (only != 0 ? text[0] == only : text[0] is (byte)'-' or (byte)'/' or (byte)'.')
        {
            text = text[1..];
            return true;
        }

        if (han.IsEmpty || !text.StartsWith(han))
            return false;
        text = text[han.Length..];
        return true;
    }

    static int Fraction(ref ReadOnlySpan<byte> text)
    {
        var (value, scale, at) = (0, 100, 1);
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, scale /= 10)
            value += (text[at] - '0') * scale;
        text = text[at..];
        return value;
    }

    static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var digit in text)
            value = (value * 10) + (digit - '0');
        return value;
    }
}

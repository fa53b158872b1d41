namespace Sinan.Stages.Understand.Domain;

/// <summary>Hours and weekdays of a zone for millions of moments: offsets are looked up once a day and hour.</summary>
public sealed class LocalClock
{
    const long HourMs = 3_600_000;

    readonly long firstHour;
    readonly int[] offsets;
    readonly int fixedOffset;

    /// <param name="zone">Zone of the workspace.</param>
    /// <param name="firstMs">First moment that will be asked for, ms since 1970 UTC.</param>
    /// <param name="lastMs">Last moment; others take the offset of the nearest end.</param>
    public LocalClock(TimeZoneInfo zone, long firstMs, long lastMs)
    {
        (firstHour, fixedOffset) = (Hour(firstMs), (int)zone.BaseUtcOffset.TotalMilliseconds);
        offsets = zone.SupportsDaylightSavingTime || zone.GetAdjustmentRules().Length > 0 ? new int[Hour(lastMs) - firstHour + 1] : [];
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] = (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((firstHour + i) * HourMs)).TotalMilliseconds;
    }

    /// <summary>Local milliseconds since 1970-01-01.</summary>
    public long Local(long utcMs) => utcMs + (offsets.Length == 0 ? fixedOffset : offsets[Math.Clamp(Hour(utcMs) - firstHour, 0, offsets.Length - 1)]);

    /// <summary>0…23 of a local time.</summary>
    public static int HourOfDay(long localMs) => (int)(Hour(localMs) - (24 * Day(localMs)));

    /// <summary>0 = Monday … 6 of a local time.</summary>
    public static int Weekday(long localMs) => (int)(((Day(localMs) + 3) % 7 + 7) % 7);

    /// <summary>Days since 1970-01-01 of a local time.</summary>
    public static long Day(long localMs) => Math.DivRem(localMs, 24 * HourMs) is var (day, rest) && rest < 0 ? day - 1 : localMs / (24 * HourMs);

    static long Hour(long ms) => ms / HourMs - (ms % HourMs < 0 ? 1 : 0);
}

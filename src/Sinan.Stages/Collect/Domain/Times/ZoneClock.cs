namespace Sinan.Stages.Collect.Domain.Times;

/// <summary>Turns clock times of a zone into UTC, remembering the offset of the last quarter of an hour.</summary>
/// <remarks>A time that daylight saving skips or repeats gets the standard offset. Not thread-safe.</remarks>
public sealed class ZoneClock(TimeZoneInfo zone)
{
    const long Quarter = 15 * 60 * 1000;

    readonly bool isFixed = !zone.SupportsDaylightSavingTime && zone.GetAdjustmentRules().Length == 0;
    readonly long fixedOffset = (long)zone.BaseUtcOffset.TotalMilliseconds;
    long quarter = long.MinValue;
    long offset;

    /// <param name="local">Milliseconds since 1970-01-01 on the zone's clock.</param>
    public long ToUtc(long local)
    {
        if (isFixed)
            return local - fixedOffset;
        var now = Math.DivRem(local, Quarter, out _);
        if (now != quarter)
        {
            var time = DateTime.UnixEpoch.AddMilliseconds(local);
            offset = (long)zone.GetUtcOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified)).TotalMilliseconds;
            quarter = now;
        }

        return local - offset;
    }
}

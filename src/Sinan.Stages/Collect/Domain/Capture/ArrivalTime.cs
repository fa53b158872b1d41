using System.Buffers.Text;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>When an arriving event happened.</summary>
public static class ArrivalTime
{
    /// <summary>A number below this counts seconds since 1970, above it milliseconds (the year 5138, or March 1973).</summary>
    const double FirstMilliseconds = 1e11;

    static readonly TimeFormat Written = new(TimeShape.YearFirst);

    /// <summary>Reads an ISO 8601 time or a number since 1970-01-01 UTC, in seconds or milliseconds.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="milliseconds">Milliseconds since 1970-01-01, UTC when <paramref name="isUtc"/>, else on the clock of the text.</param>
    /// <param name="isUtc">The text gives its offset, or is a number.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out long milliseconds, out bool isUtc)
    {
        if (TimeText.TryRead(text, Written, out milliseconds, out isUtc))
            return true;
        isUtc = true;
        if (!Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length || !double.IsFinite(number))
            return false;
        if (Math.Abs(number) < FirstMilliseconds)
            number *= 1000;
        if (Math.Abs(number) > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        milliseconds = (long)Math.Floor(number);
        return true;
    }

    /// <summary>Corrects the clock of the client: what it says happened some time before sending happened that long before arriving.</summary>
    /// <param name="claimed">What the client says, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="sent">The client's time of sending; null leaves the claim as it is.</param>
    /// <param name="arrived">The server's time of arrival.</param>
    public static long Corrected(long claimed, long? sent, long arrived) => sent is { } at ? arrived + (claimed - at) : claimed;
}

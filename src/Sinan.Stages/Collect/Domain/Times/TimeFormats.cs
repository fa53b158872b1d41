using System.Buffers.Text;

namespace Sinan.Stages.Collect.Domain.Times;

/// <summary>What a column of times looks like.</summary>
/// <param name="Format">The format that reads the most values.</param>
/// <param name="Share">Share of the values it reads, 0…1.</param>
/// <param name="IsAmbiguous">Day and month could be the other way round in every value seen.</param>
public sealed record TimeGuess(TimeFormat Format, double Share, bool IsAmbiguous);

/// <summary>Recognises how a column writes times.</summary>
public static class TimeFormats
{
    static readonly long Year1990 = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    static readonly long Year2100 = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    static readonly TimeShape[] Shapes =
    [
        TimeShape.YearFirst, TimeShape.Compact, TimeShape.EpochSeconds, TimeShape.EpochMilliseconds, TimeShape.EpochMicroseconds, TimeShape.EpochNanoseconds,
        TimeShape.DayFirst, TimeShape.MonthFirst,
    ];

    /// <param name="values">Non-empty cells of one column, in file order.</param>
    /// <returns>Null when no format reads four values in five as a time between 1990 and 2100.</returns>
    public static TimeGuess? Guess(IReadOnlyList<byte[]> values)
    {
        if (values.Count == 0)
            return null;
        Span<int> read = stackalloc int[Shapes.Length];
        Span<int> falls = stackalloc int[Shapes.Length];
        Span<long> before = stackalloc long[Shapes.Length];
        foreach (var value in values)
        {
            for (var i = 0; i < Shapes.Length; i++)
            {
                if (!IsPlausible(value, Shapes[i], out var time))
                    continue;
                read[i]++;
                if (time < before[i])
                    falls[i]++;
                before[i] = time;
            }
        }

        var best = 0;
        for (var i = 1; i < Shapes.Length; i++)
        {
            // Where day and month can be exchanged everywhere, logs tell by being in order; else day first.
            if (read[i] > read[best] || (read[i] == read[best] && read[i] > 0 && falls[i] < falls[best]))
                best = i;
        }

        if (read[best] < 0.8 * values.Count)
            return null;
        var other = Shapes[best] switch { TimeShape.DayFirst => TimeShape.MonthFirst, TimeShape.MonthFirst => TimeShape.DayFirst, _ => (TimeShape?)null };
        var isAmbiguous = other is { } twin && read[Array.IndexOf(Shapes, twin)] == read[best];
        return new TimeGuess(new TimeFormat(Shapes[best]), (double)read[best] / values.Count, isAmbiguous);
    }

    static bool IsPlausible(ReadOnlySpan<byte> value, TimeShape shape, out long time)
    {
        time = 0;
        if (value.Length < 6 || !TimeText.TryRead(value, new TimeFormat(shape), out time, out _))
            return false;
        return shape switch
        {
            // Digits alone are a time only where a log could have been written.
            TimeShape.EpochSeconds or TimeShape.EpochMilliseconds or TimeShape.EpochMicroseconds or TimeShape.EpochNanoseconds =>
                time >= Year1990 && time < Year2100 && Utf8Parser.TryParse(value, out long _, out _),
            TimeShape.Compact => time >= Year1990 && time < Year2100,
            _ => true,
        };
    }
}

namespace Sinan.Stages.Collect.Domain.Times;

/// <summary>How times are written in a column.</summary>
public enum TimeShape
{
    /// <summary>Year first: 2010-12-01T08:26:00Z, 2010/12/1 8:26, 2010年12月1日 8:26, a date alone.</summary>
    YearFirst,

    /// <summary>1/12/2010 8:26 is the first of December.</summary>
    DayFirst,

    /// <summary>12/1/2010 8:26 is the first of December.</summary>
    MonthFirst,

    /// <summary>20101201, or 20101201082600.</summary>
    Compact,

    /// <summary>Seconds since 1970, a fraction allowed.</summary>
    EpochSeconds,

    EpochMilliseconds,

    EpochMicroseconds,

    EpochNanoseconds,

    /// <summary>A .NET format that a person gave.</summary>
    Custom,
}

/// <summary>A shape, with its pattern when it is custom.</summary>
/// <param name="Shape">How the column is written.</param>
/// <param name="Pattern">.NET format of a custom shape.</param>
public readonly record struct TimeFormat(TimeShape Shape, string? Pattern = null)
{
    /// <summary>As people write formats.</summary>
    public string Name => Shape switch
    {
        TimeShape.YearFirst => "yyyy-MM-dd HH:mm:ss",
        TimeShape.DayFirst => "d/M/yyyy H:mm",
        TimeShape.MonthFirst => "M/d/yyyy H:mm",
        TimeShape.Compact => "yyyyMMdd",
        TimeShape.EpochSeconds => "epoch s",
        TimeShape.EpochMilliseconds => "epoch ms",
        TimeShape.EpochMicroseconds => "epoch µs",
        TimeShape.EpochNanoseconds => "epoch ns",
        _ => Pattern ?? "",
    };

    /// <summary>Reads what <see cref="Name"/> writes for epochs ("epoch ms"), else takes the text as a .NET pattern.</summary>
    public static TimeFormat Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "iso" => new(TimeShape.YearFirst),
        "epoch" or "epoch s" or "epoch_s" or "unix" => new(TimeShape.EpochSeconds),
        "epoch ms" or "epoch_ms" => new(TimeShape.EpochMilliseconds),
        "epoch us" or "epoch_us" or "epoch µs" => new(TimeShape.EpochMicroseconds),
        "epoch ns" or "epoch_ns" => new(TimeShape.EpochNanoseconds),
        _ => new(TimeShape.Custom, text.Trim()),
    };
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Series;

/// <summary>Reads series through the same readers as every import.</summary>
sealed class SeriesFiles(TableFiles tables) : ISeriesFiles
{
    /// <summary>A century of hours; longer files are events and not a series.</summary>
    public const int MostPoints = 1_000_000;

    const int RowsBetweenChecks = 4096;

    public Outcome<(SeriesValues Series, int Rejected)> Read(string path, string? timeColumn, string? valueColumn, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var inspected = tables.Inspect(path, null, []);
        if (!inspected.IsOk)
            return inspected.Problem;
        var file = inspected.Value;
        ColumnProfile[] profiles = [.. file.Columns.Select((name, c) => ColumnProfile.Of(name, [.. file.Sample.Select(row => row[c])]))];
        var time = Column(file, timeColumn, () => Array.FindIndex(profiles, p => p.Time is not null));
        if (!time.IsOk)
            return time.Problem;
        if (time.Value < 0 || profiles[time.Value].Time is not { } guess)
            return new Problem("collect.series.no_time", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", timeColumn ?? string.Join(", ", file.Columns)));
        var value = Column(file, valueColumn, () => Array.FindIndex(profiles, p => p != profiles[time.Value] && p is { Time: null, Present: > 0, Numeric: > 0.9, IsSequence: false }));
        if (!value.IsOk)
            return value.Problem;
        if (value.Value < 0)
            return new Problem("collect.series.no_number", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", string.Join(", ", file.Columns)));
        return Read(file, time.Value, guess.Format, value.Value, new ZoneClock(zone), cancellationToken);
    }

    static Outcome<int> Column(TableFile file, string? name, Func<int> guess)
    {
        if (string.IsNullOrWhiteSpace(name))
            return guess();
        var at = file.Columns.ToList().FindIndex(c => c.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : new Problem("collect.series.column", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", name), Fact.Of("columns", string.Join(", ", file.Columns)));
    }

    Outcome<(SeriesValues Series, int Rejected)> Read(TableFile file, int time, TimeFormat format, int value, ZoneClock clock, CancellationToken cancellationToken)
    {
        var points = new List<(long Time, double Value)>();
        var (rejected, rows) = (0, 0);
        using var reader = tables.Open(file);
        while (reader.Read())
        {
            if (++rows % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (reader.Fault == RowFault.None && reader.Count > Math.Max(time, value) && TimeText.TryRead(reader[time], format, out var at, out var isUtc) && NumberText.TryRead(reader[value], out var number))
                points.Add((isUtc ? at : clock.ToUtc(at), number));
            else
                rejected++;
            if (points.Count > MostPoints)
                return new Problem("collect.series.too_long", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Count("most", MostPoints));
        }

        if (points.Count == 0)
            return new Problem("collect.series.empty", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("time", file.Columns[time]), Fact.Of("value", file.Columns[value]));
        var sorted = points.OrderBy(p => p.Time).ToList();
        return (Of(file.Columns[value], [.. sorted.Select(p => p.Time)], [.. sorted.Select(p => p.Value)]), rejected);
    }

    static SeriesValues Of(string name, ImmutableArray<long> times, ImmutableArray<double> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(MemoryMarshal.AsBytes(times.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        return new SeriesValues(name, times, values, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

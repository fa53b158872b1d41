using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Series;

namespace Sinan.Stages.Collect.Features.ImportSeries;

/// <summary>Brings values over time into the workspace under a name, to explain metrics with.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Name">1 to 60 characters; a series of that name is replaced.</param>
public sealed record ImportSeries(string File, string Name)
{
    /// <summary>Column of the times; recognised when null.</summary>
    public string? Time { get; init; }

    /// <summary>Column of the numbers; recognised when null.</summary>
    public string? Value { get; init; }

    /// <summary>IANA zone of times without an offset; the workspace's when null.</summary>
    public string? Zone { get; init; }

    /// <summary>File name to show; the file's own when null.</summary>
    public string? FileName { get; init; }
}

public sealed class ImportSeriesHandler(ISeriesFiles files, SeriesLibrary library, IWorkspace workspace, TimeProvider clock)
{
    const int MostNameCharacters = 60;

    /// <returns>Problems: "collect.series.name", "collect.zone" and those of <see cref="ISeriesFiles.Read"/>.</returns>
    public async Task<Outcome<SeriesInfo>> HandleAsync(ImportSeries request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > MostNameCharacters || name.Any(char.IsControl))
            return new Problem("collect.series.name", ProblemKind.Invalid, Fact.Count("most", MostNameCharacters));
        var zone = workspace.Zone;
        if (!string.IsNullOrWhiteSpace(request.Zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(request.Zone, out zone))
            return new Problem("collect.zone", ProblemKind.Invalid, Fact.Of("zone", request.Zone));
        var read = await Task.Run(() => files.Read(request.File, request.Time, request.Value, zone!, cancellationToken), cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var (series, rejected) = read.Value;
        var info = new SeriesInfo(
            name, request.FileName ?? Path.GetFileName(request.File), series.Values.Length, DateTimeOffset.FromUnixTimeMilliseconds(series.TimesMs[0]),
            DateTimeOffset.FromUnixTimeMilliseconds(series.TimesMs[^1]), rejected, clock.GetUtcNow());
        await library.SaveAsync(info, series with { Name = name }, cancellationToken);
        return info;
    }
}

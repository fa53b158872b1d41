using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>Where a metric is heading.</summary>
public interface IOutlooks
{
    /// <summary>Users who do an event: by week, by day where the log has too few weeks.</summary>
    /// <param name="name">Event.</param>
    /// <param name="cancellationToken">Cancels the forecast.</param>
    /// <returns>Null where there are too few whole periods to forecast and to judge the forecast by.</returns>
    Task<SeriesOutlook?> OfEventAsync(string name, CancellationToken cancellationToken);

    /// <summary>A count by week that the caller has gathered.</summary>
    /// <param name="name">What is counted; words of users or of the log.</param>
    /// <param name="weeks">First moment and count of each whole week, without gaps.</param>
    /// <param name="cancellationToken">Cancels the forecast.</param>
    /// <returns>Null where there are too few weeks.</returns>
    Task<SeriesOutlook?> OfWeeksAsync(string name, IReadOnlyList<(DateTimeOffset Week, double Value)> weeks, CancellationToken cancellationToken);
}

/// <summary>A forecast in short.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Interval">"week" or "day".</param>
/// <param name="Lately">Mean of the last four periods, of days those of the same weekday.</param>
/// <param name="Start">First moment of the period foretold.</param>
/// <param name="Value">Forecast for it.</param>
/// <param name="Range">Its prediction interval.</param>
/// <param name="Direction">"rising" or "falling" where the interval leaves out <paramref name="Lately"/>, else "unclear".</param>
/// <param name="Says">The same as a sentence.</param>
/// <param name="Evidence">Where the forecast is proved.</param>
public sealed record SeriesOutlook(string Name, string Interval, double Lately, DateTimeOffset Start, double Value, Interval Range, string Direction, Phrase Says, EvidenceId Evidence);

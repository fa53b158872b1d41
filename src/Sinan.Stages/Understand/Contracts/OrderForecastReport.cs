using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>Orders and spending expected within a horizon from the end of the log.</summary>
public sealed record OrderForecastReport
{
    public required DataVersion Data { get; init; }

    public required long HorizonMs { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    /// <summary>"bg_nbd".</summary>
    public required string Model { get; init; }

    /// <summary>r, alpha, a, b; time in weeks.</summary>
    public required ImmutableArray<double> Parameters { get; init; }

    /// <summary>Users who have ordered.</summary>
    public required int Customers { get; init; }

    /// <summary>Customers expected not to have left.</summary>
    public required SegmentFigure Active { get; init; }

    public required SegmentFigure ExpectedOrders { get; init; }

    /// <summary>Null when the log has no money.</summary>
    public required SegmentFigure? ExpectedValue { get; init; }

    /// <summary>The same forecast made one horizon earlier, over what then happened: 1 = right, 0.9 = a tenth too few.</summary>
    public required SegmentFigure PastOrdersRatio { get; init; }

    /// <summary>Likewise for money; null when the log has none.</summary>
    public required SegmentFigure? PastValueRatio { get; init; }

    /// <summary>Customers by tenths of their expected orders, the highest first.</summary>
    public required ImmutableArray<OrderTenth> Tenths { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Part">Upper end of the tenth, 0.1 … 1.</param>
/// <param name="Customers">Customers.</param>
/// <param name="Forecast">Orders a customer forecast one horizon earlier.</param>
/// <param name="Happened">Orders a customer that then happened.</param>
/// <param name="Interval">Student's interval of what happened.</param>
/// <param name="Evidence">Where what happened is proved.</param>
public sealed record OrderTenth(double Part, int Customers, double Forecast, double Happened, Interval Interval, EvidenceId Evidence);

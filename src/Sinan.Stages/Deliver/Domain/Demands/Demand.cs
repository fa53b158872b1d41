using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>What a business asks of a model's makers, with what both sides want to know of it.</summary>
public sealed record Demand : Entry
{
    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The wanted result, by examples that do not give away how the business works.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>Of whom; empty = nobody yet.</summary>
    public string Vendor { get; init; } = "";

    public DemandState State { get; init; }

    public DemoState Demo { get; init; }

    /// <summary>Where it can be seen, http or https; empty for nowhere.</summary>
    public string DemoUrl { get; init; } = "";

    /// <summary>Day by which the result is promised; null = not promised.</summary>
    public DateOnly? Eta { get; init; }

    /// <summary>What is guaranteed and how that is measured; empty = nothing.</summary>
    public string Guarantee { get; init; } = "";

    /// <summary>Least gain of the business, money a year; null = not said.</summary>
    public double? GainLow { get; init; }

    /// <summary>Most gain of the business, money a year.</summary>
    public double? GainHigh { get; init; }

    /// <summary>Cost to bring it in, besides custom work; money.</summary>
    public double OneOffCost { get; init; }

    /// <summary>Cost to keep it, besides calls; money a year.</summary>
    public double YearlyCost { get; init; }

    /// <summary>Calls in the busiest second; null = not said.</summary>
    public double? PeakQps { get; init; }

    /// <summary>Calls on a usual day; null = not said.</summary>
    public double? CallsPerDay { get; init; }

    /// <summary>Price of a thousand calls, money; null = not said.</summary>
    public double? PricePerThousand { get; init; }

    /// <summary>Custom work of the model's makers, person-days; null = not said.</summary>
    public double? CustomDays { get; init; }

    /// <summary>Share of the custom work that the business pays, 0 … 1.</summary>
    public double PaidShare { get; init; } = 1;
}

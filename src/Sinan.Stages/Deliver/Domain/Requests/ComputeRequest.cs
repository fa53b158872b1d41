using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;

namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>A request for machines.</summary>
public sealed record ComputeRequest : Entry
{
    /// <summary>What ("8 cards of 80 GB"), 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Hours of machines.</summary>
    public double Hours { get; init; }

    /// <summary>What it will cost, money; on a grant it goes into the ledger.</summary>
    public double Cost { get; init; }

    /// <summary>Line of the ledger.</summary>
    public CostPart Part { get; init; } = CostPart.Training;

    /// <summary>What it is for, and what happens without it.</summary>
    public string Why { get; init; } = "";

    public ComputeState State { get; init; }

    /// <summary>Who asked.</summary>
    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Who granted or refused it; empty before.</summary>
    public string AnsweredBy { get; init; } = "";

    /// <summary>Whether whoever asked also granted it: only where nobody else could.</summary>
    public bool IsOwnGrant => State == ComputeState.Granted && IsBy(AnsweredBy);

    /// <summary>Whether a person asked for it; names of accounts are compared without regard to case.</summary>
    public bool IsBy(string person) => By.Equals(person, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why it was refused, or what comes with the grant.</summary>
    public string Answer { get; init; } = "";
}

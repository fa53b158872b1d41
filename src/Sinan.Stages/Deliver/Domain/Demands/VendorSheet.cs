using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Demands;

/// <summary>The answers of one vendor for one model.</summary>
public sealed record VendorSheet : Entry
{
    /// <summary>Vendor and model, 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>When they were given.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Words, or numbers in invariant form, by code of the question.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>Values over time from outside the event log: the weather, a price, a search index.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="TimesMs">Times in ms since 1970-01-01 UTC, ascending; equal ones are possible.</param>
/// <param name="Values">One a time, finite.</param>
/// <param name="Hash">SHA-256 over times and values, lower-case hex: which data an answer rests on.</param>
public sealed record SeriesValues(string Name, ImmutableArray<long> TimesMs, ImmutableArray<double> Values, string Hash);

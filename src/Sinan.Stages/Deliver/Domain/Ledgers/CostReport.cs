using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>The costs of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Budget">Limits and pays.</param>
/// <param name="Ledgers">Money, people, time.</param>
/// <param name="Limits">The limits that are set.</param>
/// <param name="Weeks">Cost in all until the end of each week, oldest first.</param>
/// <param name="Entries">All lines, newest first.</param>
public sealed record CostReport(
    Phrase Sentence, long Id, string Title, Budget Budget, ImmutableArray<LedgerReport> Ledgers, ImmutableArray<LimitReport> Limits, ImmutableArray<WeekCost> Weeks, ImmutableArray<CostEntry> Entries);

using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>One of the three ledgers.</summary>
/// <param name="Ledger">Which.</param>
/// <param name="Total">Money, person-days or working days.</param>
/// <param name="Parts">The same by data, model, training, inference, in this order.</param>
/// <param name="Cost">In money; null in the ledger of time.</param>
public sealed record LedgerReport(LedgerKind Ledger, Fact Total, ImmutableArray<Fact> Parts, Fact? Cost);

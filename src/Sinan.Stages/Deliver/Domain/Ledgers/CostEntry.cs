namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>One line of a ledger. Lines are not changed: a negative one takes back an earlier one.</summary>
/// <param name="Ledger">Which ledger.</param>
/// <param name="Part">What for.</param>
/// <param name="Day">When.</param>
/// <param name="Amount">Money, person-days or working days.</param>
/// <param name="Cost">In money, at the pay of the time of entry; 0 in the ledger of time.</param>
/// <param name="Role">Who worked; null but in the ledger of people.</param>
/// <param name="Note">In words.</param>
/// <param name="By">Who entered it.</param>
public sealed record CostEntry(LedgerKind Ledger, CostPart Part, DateOnly Day, double Amount, double Cost, CostRole? Role, string Note, string By);

namespace Sinan.Numerics.Planning;

/// <summary>What was spent on a day: money, people's hours or machine time, one unit a ledger.</summary>
/// <param name="Day">When.</param>
/// <param name="Amount">How much; negative takes back an earlier entry.</param>
public readonly record struct LedgerEntry(DateOnly Day, double Amount);

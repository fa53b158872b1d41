namespace Sinan.Stages.Deliver.Domain.Ledgers;

/// <summary>The three ledgers.</summary>
public enum LedgerKind
{
    /// <summary>Money spent on things: computing, data, licences.</summary>
    Money,

    /// <summary>Person-days of people, which cost their month's pay.</summary>
    People,

    /// <summary>Working days that have gone by.</summary>
    Time,
}

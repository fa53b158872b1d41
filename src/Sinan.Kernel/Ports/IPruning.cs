namespace Sinan.Kernel;

/// <summary>
/// Removes what has had its time: jobs that are over, evidence that nothing cites, and temporary files that something broke off left behind. Evidence is cited by
/// whatever holds its address: any text in the database (documents and their signatures, needs, initiatives, drafts, stored results, jobs), any file of the
/// workspace, and evidence that is kept itself.
/// </summary>
public interface IPruning
{
    Task<PruneRule> RuleAsync(CancellationToken cancellationToken);

    /// <param name="rule">The rule from now on.</param>
    /// <param name="actor">Who sets it.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    /// <returns>The rule, or the problem "prune.days": not between <see cref="PruneRule.FewestDays"/> and <see cref="PruneRule.MostDays"/>.</returns>
    Task<Outcome<PruneRule>> SetRuleAsync(PruneRule rule, string actor, CancellationToken cancellationToken);

    /// <summary>Prunes. Rows go in one transaction: all of them, or none when it breaks off. What went is in the audit trail.</summary>
    /// <param name="isDryRun">Only says what would go.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancellationToken">Cancels; no row is gone then.</param>
    Task<PruneReport> RunAsync(bool isDryRun, string actor, CancellationToken cancellationToken);
}

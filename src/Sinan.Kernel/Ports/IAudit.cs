namespace Sinan.Kernel;

/// <summary>One line of the audit trail.</summary>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Actor, string Action, string Subject);

/// <summary>Who did what: append-only.</summary>
public interface IAudit
{
    /// <param name="actor">Account name, "key:prefix" or "cli".</param>
    /// <param name="action">Use case ("ImportEvents").</param>
    /// <param name="subject">What it was done to; never personal data.</param>
    /// <param name="cancellationToken">Cancels before the write.</param>
    Task RecordAsync(string actor, string action, string subject, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(int most, CancellationToken cancellationToken);
}

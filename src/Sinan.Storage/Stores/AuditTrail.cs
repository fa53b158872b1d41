using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

sealed class AuditTrail(IDbContextFactory<SinanDb> databases, TimeProvider clock) : IAudit
{
    public async Task RecordAsync(string actor, string action, string subject, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Audit.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, Subject = subject });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Audit.OrderByDescending(row => row.Id).Take(most)
            .Select(row => new AuditEntry(row.Id, row.At, row.Actor, row.Action, row.Subject)).ToListAsync(cancellationToken);
    }
}

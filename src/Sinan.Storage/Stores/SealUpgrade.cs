using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>Seals the secrets that were stored before they were sealed.</summary>
sealed class SealUpgrade(IDbContextFactory<SinanDb> databases, SecretSeal seal)
{
    /// <summary>Settings, schedules and jobs. Without the key file they stay as they are; twice is the same as once.</summary>
    /// <returns>Whether there were any: the file still holds what they were.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!seal.CanSeal)
            return false;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var row in (await db.Settings.Where(row => seal.Settings.Contains(row.Key)).ToListAsync(cancellationToken)).Where(row => !SecretSeal.IsSealed(row.Value)))
            row.Value = seal.CloseSetting(row.Key, row.Value);
        foreach (var row in await db.Schedules.Where(row => seal.JobKinds.Contains(row.JobKind)).ToListAsync(cancellationToken))
            row.Payload = seal.ClosePayload(row.JobKind, row.Payload);
        // Of jobs there may be many, and old ones are pruned: only those in clear are read.
        foreach (var row in await db.Jobs.Where(row => seal.JobKinds.Contains(row.Kind) && !row.Payload.StartsWith(SecretSeal.Mark)).ToListAsync(cancellationToken))
            (row.Payload, row.Problem) = (seal.ClosePayload(row.Kind, row.Payload), row.Problem is null ? null : Masked(row.Problem));
        return await db.SaveChangesAsync(cancellationToken) > 0;
    }

    /// <summary>Problems of older versions name addresses whole.</summary>
    static string Masked(string json)
    {
        var problem = JsonSerializer.Deserialize<Problem>(json, EvidenceJson.Options)!;
        return JsonSerializer.Serialize(
            problem with { Facts = [.. problem.Facts.Select(fact => fact.Text is { } text ? fact with { Text = ShownAddress.Of(text) } : fact)] }, EvidenceJson.Options);
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.BuildCohort;

/// <summary>The saved segments by rule.</summary>
public sealed class CohortSegments(ISnapshots snapshots, IBlobs blobs)
{
    /// <summary>Savings that are looked back at.</summary>
    const int MostHistory = 50;

    /// <summary>The id of a name, whatever its case.</summary>
    public static string IdOf(string name) => CohortSegment.IdStart + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToLowerInvariant())))[..12];

    /// <summary>The newest saving; null when there is none of that id.</summary>
    public async Task<CohortSegment?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await snapshots.LatestAsync<CohortSegment>(CohortSegment.SnapshotKind + id, cancellationToken))?.Value;

    /// <summary>All segments, by name.</summary>
    public async Task<IReadOnlyList<CohortSegment>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<CohortSegment>();
        foreach (var id in await IdsAsync(cancellationToken))
        {
            if (await FindAsync(id, cancellationToken) is { } segment)
                found.Add(segment);
        }

        return [.. found.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    public async Task SaveAsync(CohortSegment segment, ReadOnlyMemory<byte> members, DataVersion data, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(members.ToArray(), writable: false);
        await snapshots.SaveAsync(CohortSegment.SnapshotKind + segment.Id, segment with { Membership = await blobs.PutAsync(bytes, cancellationToken) }, data, cancellationToken);
        var ids = await IdsAsync(cancellationToken);
        if (!ids.Contains(segment.Id))
            await snapshots.SaveAsync(CohortSegment.ListKind, ids.Add(segment.Id), data, cancellationToken);
    }

    /// <summary>The savings of a segment with who joined and left, newest first.</summary>
    public async Task<ImmutableArray<CohortSize>> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        var sizes = ImmutableArray.CreateBuilder<CohortSize>();
        byte[]? before = null;
        foreach (var saving in (await snapshots.HistoryAsync<CohortSegment>(CohortSegment.SnapshotKind + id, MostHistory, cancellationToken)).Reverse())
        {
            var members = await MembersAsync(saving.Value, cancellationToken);
            sizes.Add(new CohortSize(saving.At, saving.Value.Users, saving.Value.Of, before is null ? null : Without(members, before), before is null ? null : Without(before, members)));
            before = members;
        }

        sizes.Reverse();
        return sizes.ToImmutable();
    }

    async Task<byte[]> MembersAsync(CohortSegment segment, CancellationToken cancellationToken)
    {
        if (await blobs.OpenAsync(segment.Membership, cancellationToken) is not { } content)
            return [];
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
    }

    async Task<ImmutableArray<string>> IdsAsync(CancellationToken cancellationToken) => (await snapshots.LatestAsync<ImmutableArray<string>>(CohortSegment.ListKind, cancellationToken))?.Value ?? [];

    static long Without(byte[] members, byte[] others) => members.Index().LongCount(m => m.Item != 0 && (m.Index >= others.Length || others[m.Index] == 0));
}

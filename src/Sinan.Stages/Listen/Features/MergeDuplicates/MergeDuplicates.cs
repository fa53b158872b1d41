using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;
using Sinan.Stages.Listen.Features.ListDuplicates;

namespace Sinan.Stages.Listen.Features.MergeDuplicates;

/// <summary>Merges a group of comments that say the same: they are kept and count as its votes.</summary>
/// <param name="Id">A comment of the group.</param>
/// <param name="Least">Similarity at which the group was found.</param>
public sealed record MergeDuplicates(long Id, double Least = ListDuplicates.ListDuplicates.UsualLeast);

/// <summary>Takes a merge apart: everything is as it was before.</summary>
/// <param name="Id">A comment of the merged group.</param>
public sealed record UndoMerge(long Id);

public sealed class MergeDuplicatesHandler(KnownDuplicates known, ISettings settings, TimeProvider clock)
{
    /// <returns>What was merged. Problems "listen.no_duplicates" and those of <see cref="KnownDuplicates"/>.</returns>
    public async Task<Outcome<MergedGroup>> HandleAsync(MergeDuplicates request, CancellationToken cancellationToken)
    {
        var found = await known.FindAsync(request.Least, waits: false, cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        if (found.Value.Groups.FirstOrDefault(g => g.Members.Contains(request.Id)) is not { } group)
            return new Problem("listen.no_duplicates", ProblemKind.NotFound, Fact.Count("id", request.Id));
        var merge = new MergedGroup(group.Id, [.. group.Members], clock.GetUtcNow());
        await settings.ChangeAsync<MergedComments>(MergedComments.SettingsKey, old => (old ?? MergedComments.None).With(merge), cancellationToken);
        return merge;
    }

    /// <returns>Merges that are left. Problem "listen.no_merge".</returns>
    public async Task<Outcome<int>> HandleAsync(UndoMerge request, CancellationToken cancellationToken)
    {
        var before = await settings.FindAsync<MergedComments>(MergedComments.SettingsKey, cancellationToken) ?? MergedComments.None;
        if (before.Without(request.Id).All.Length == before.All.Length)
            return new Problem("listen.no_merge", ProblemKind.NotFound, Fact.Count("id", request.Id));
        var after = await settings.ChangeAsync<MergedComments>(MergedComments.SettingsKey, old => (old ?? MergedComments.None).Without(request.Id), cancellationToken);
        return after.All.Length;
    }
}

using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;
using Sinan.Stages.Listen.Features.FindDuplicates;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

/// <param name="Search">Where the groups come from.</param>
/// <param name="Groups">Most votes first, what people have merged made one.</param>
/// <param name="Merges">What they have merged.</param>
/// <param name="IsOutdated">Comments have come or gone since the search.</param>
public sealed record JoinedDuplicates(DuplicateSearch Search, IReadOnlyList<RepeatGroup> Groups, MergedComments Merges, bool IsOutdated);

/// <summary>Finds the newest search and joins what people have merged.</summary>
public sealed class KnownDuplicates(FindDuplicatesHandler finder, IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IBlobs blobs, ISettings settings)
{
    /// <param name="least">Least similarity.</param>
    /// <param name="waits">Whether to search here and now, however many comments there are.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Problems "listen.duplicates_not_sought" (too many comments to search while one waits, and no search yet) and those of <see cref="FindDuplicatesHandler"/>.</returns>
    public async Task<Outcome<JoinedDuplicates>> FindAsync(double least, bool waits, CancellationToken cancellationToken)
    {
        var current = (await versions.CurrentAsync(cancellationToken)).Feedback;
        var last = (await snapshots.LatestAsync<DuplicateSearch>(DuplicateSearch.KindOf(least), cancellationToken))?.Value;
        var isOutdated = last?.Data.Feedback != current;
        if (isOutdated && (waits || current <= ListDuplicates.FewComments))
        {
            var found = await finder.HandleAsync(new FindDuplicates.FindDuplicates(least), cancellationToken);
            return found.IsOk ? await JoinAsync(found.Value.Search, found.Value.Groups, false, cancellationToken) : found.Problem;
        }

        if (last is null || await blobs.OpenAsync(last.Groups, cancellationToken) is not { } file)
            return new Problem("listen.duplicates_not_sought", ProblemKind.NotEnough, Fact.Count("comments", current));
        return await JoinAsync(last, await Task.Run(() => GroupFile.Read(file), cancellationToken), isOutdated, cancellationToken);
    }

    async Task<JoinedDuplicates> JoinAsync(DuplicateSearch search, IReadOnlyList<RepeatGroup> groups, bool isOutdated, CancellationToken cancellationToken)
    {
        var merges = await settings.FindAsync<MergedComments>(MergedComments.SettingsKey, cancellationToken) ?? MergedComments.None;
        var changed = SaidAgain.Changed(groups, merges);
        var stored = changed.Count == 0 ? [] : await record.ReadAsync(changed, cancellationToken);
        return new JoinedDuplicates(search, SaidAgain.Joined(groups, merges, stored.ToDictionary(f => f.No)), merges, isOutdated);
    }
}

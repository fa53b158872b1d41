using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;

namespace Sinan.Stages.Listen.Features.FindDuplicates;

public sealed class FindDuplicatesHandler(IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IBlobs blobs, TimeProvider clock)
{
    /// <returns>The search and its groups, most votes first, before any merge. Problems "listen.no_feedback", "listen.bad_least".</returns>
    public async Task<Outcome<(DuplicateSearch Search, IReadOnlyList<RepeatGroup> Groups)>> HandleAsync(FindDuplicates request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (request.Least is not (>= ListDuplicates.ListDuplicates.LowestLeast and <= 1))
            return new Problem("listen.bad_least", ProblemKind.Invalid, Fact.Share("lowest", ListDuplicates.ListDuplicates.LowestLeast));
        var data = await versions.CurrentAsync(cancellationToken);
        var feedback = await record.ReadAllAsync(cancellationToken);
        if (feedback.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var groups = await Task.Run(() => SaidAgain.Find(feedback, request.Least, Environment.ProcessorCount, cancellationToken), cancellationToken);
        await using var file = GroupFile.Write(groups);
        var search = new DuplicateSearch
        {
            Least = request.Least,
            Comments = feedback.Count,
            Groups = await blobs.PutAsync(file, cancellationToken),
            Data = data,
            At = clock.GetUtcNow(),
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
        await snapshots.SaveAsync(DuplicateSearch.KindOf(request.Least), search, data, cancellationToken);
        return (search, groups);
    }
}

using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>Joins comments with the events of the workspace.</summary>
public sealed class EventJoins(IBehaviorIndexes indexes, ISegments segments)
{
    /// <summary>What the events of its user tell of each comment.</summary>
    public async Task<IReadOnlyList<FeedbackContext>> OfAsync(IReadOnlyList<StoredFeedback> feedback, CancellationToken cancellationToken)
    {
        if (feedback.All(f => f.UserNo is null))
            return [.. Enumerable.Repeat(FeedbackContext.None, feedback.Count)];
        var members = await segments.MembershipAsync(cancellationToken);
        using var lease = await indexes.OpenAsync(cancellationToken);
        return await Task.Run(() => EventJoin.Of(feedback, lease.Index, members), cancellationToken);
    }

    /// <summary>When app versions were first seen in events.</summary>
    public async Task<IReadOnlyList<(string Version, DateTimeOffset At)>> VersionsAsync(CancellationToken cancellationToken)
    {
        using var lease = await indexes.OpenAsync(cancellationToken);
        return await Task.Run(() => EventJoin.FirstVersions(lease.Index), cancellationToken);
    }
}

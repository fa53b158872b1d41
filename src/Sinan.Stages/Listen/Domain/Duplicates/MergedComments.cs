using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Duplicates;

/// <summary>What people have merged, kept under <see cref="SettingsKey"/>.</summary>
public sealed record MergedComments(ImmutableArray<MergedGroup> All)
{
    public const string SettingsKey = "listen.merges";

    public static MergedComments None { get; } = new(ImmutableArray<MergedGroup>.Empty);

    /// <summary>With this merge in place of those that share a comment with it.</summary>
    public MergedComments With(MergedGroup merge) => new([.. All.Where(m => !m.Members.Any(merge.Members.Contains)), merge]);

    /// <summary>Whether people have merged a group, wholly or in part.</summary>
    public MergeState StateOf(RepeatGroup group)
    {
        var merged = All.Where(m => m.Members.Contains(group.Id) || group.Members.Contains(m.Kept)).SelectMany(m => m.Members).ToHashSet();
        return merged.Count == 0 ? MergeState.Open : group.Members.All(merged.Contains) ? MergeState.Merged : MergeState.Grown;
    }

    /// <summary>Without the merges that hold this comment.</summary>
    public MergedComments Without(long no) => new([.. All.Where(m => !m.Members.Contains(no))]);
}

/// <summary>Comments that people count as one.</summary>
/// <param name="Kept">The comment that stands for all.</param>
/// <param name="Members">All of them, the kept one too.</param>
/// <param name="At">When.</param>
public sealed record MergedGroup(long Kept, ImmutableArray<long> Members, DateTimeOffset At);

using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Features.MergeDuplicates;

/// <summary>What people have merged, kept under <see cref="SettingsKey"/>.</summary>
public sealed record MergedComments(ImmutableArray<MergedGroup> All)
{
    public const string SettingsKey = "listen.merges";

    public static MergedComments None { get; } = new(ImmutableArray<MergedGroup>.Empty);

    /// <summary>With this merge in place of those that share a comment with it.</summary>
    public MergedComments With(MergedGroup merge) => new([.. All.Where(m => !m.Members.Any(merge.Members.Contains)), merge]);

    /// <summary>Without the merges that hold this comment.</summary>
    public MergedComments Without(long no) => new([.. All.Where(m => !m.Members.Contains(no))]);
}

/// <param name="Kept">The comment that stands for all.</param>
/// <param name="Members">All of them, the kept one too.</param>
/// <param name="At">When.</param>
public sealed record MergedGroup(long Kept, ImmutableArray<long> Members, DateTimeOffset At);

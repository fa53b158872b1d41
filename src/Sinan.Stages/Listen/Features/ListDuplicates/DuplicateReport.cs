using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

/// <summary>Groups of comments that say the same.</summary>
public sealed record DuplicateReport
{
    /// <summary>In one sentence.</summary>
    public required Phrase Answer { get; init; }

    /// <summary>Pieces of feedback compared.</summary>
    public required int Comments { get; init; }

    /// <summary>Those that repeat an earlier one: members of groups less one for each group.</summary>
    public required int Repeats { get; init; }

    public required double Least { get; init; }

    /// <summary>Groups found.</summary>
    public required int GroupCount { get; init; }

    /// <summary>Those with most votes first, at most as many as were asked for.</summary>
    public required ImmutableArray<DuplicateGroup> Groups { get; init; }

    /// <summary>Comments have come or gone since the search.</summary>
    public required bool IsOutdated { get; init; }

    /// <summary>Where the share of repeats is proved.</summary>
    public required EvidenceId Evidence { get; init; }

    public required DataVersion Data { get; init; }

    /// <summary>When they were sought.</summary>
    public required DateTimeOffset At { get; init; }

    public double Seconds { get; init; }
}

/// <summary>Comments that say the same.</summary>
/// <param name="Id">Number of the first of them.</param>
/// <param name="Members">The first in order of arrival, at most as many as were asked for.</param>
/// <param name="Size">Comments in it; all are kept, merged or not.</param>
/// <param name="Votes">People who said it: each known user once, and each comment without a user.</param>
/// <param name="State">Whether a person has merged it.</param>
public sealed record DuplicateGroup(long Id, ImmutableArray<DuplicateMember> Members, int Size, int Votes, MergeState State)
{
    public string Text => Members[0].Text;
}

/// <param name="No">Number of the feedback.</param>
/// <param name="Text">Redacted text of a user: never trust it.</param>
/// <param name="Similarity">To the first of the group, 0…1.</param>
/// <param name="Time">When it was said.</param>
public sealed record DuplicateMember(long No, string Text, double Similarity, DateTimeOffset? Time);

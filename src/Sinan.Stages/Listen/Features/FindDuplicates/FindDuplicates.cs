using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;

namespace Sinan.Stages.Listen.Features.FindDuplicates;

/// <summary>Looks for comments that say the same and keeps what it finds: over millions of comments this takes a while.</summary>
/// <param name="Least">Least share of three-character pieces that two comments must have in common, 0.5…1.</param>
public sealed record FindDuplicates(double Least = ListDuplicates.ListDuplicates.UsualLeast);

/// <summary>What was found; the groups themselves lie among the blobs.</summary>
public sealed record DuplicateSearch
{
    public required double Least { get; init; }

    /// <summary>Pieces of feedback compared.</summary>
    public required int Comments { get; init; }

    /// <summary>Address of the <see cref="GroupFile"/>.</summary>
    public required string Groups { get; init; }

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public double Seconds { get; init; }

    /// <summary>Each least similarity has its own results.</summary>
    public static string KindOf(double least) => FormattableString.Invariant($"listen.duplicates.{least}");
}

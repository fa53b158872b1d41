using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Alike;

/// <summary>What words were learned from; the vectors themselves lie among the blobs.</summary>
public sealed record WordLearning
{
    public const string SnapshotKind = "listen.words";

    /// <summary>Address of the vectors.</summary>
    public required string Vectors { get; init; }

    /// <summary>Pieces of feedback read: the newest where there are more than are taken.</summary>
    public required int Comments { get; init; }

    /// <summary>All pieces of feedback.</summary>
    public required int Of { get; init; }

    /// <summary>Different texts among those read.</summary>
    public required int Texts { get; init; }

    /// <summary>Words that have a vector of their own.</summary>
    public required int Words { get; init; }

    public required long Seed { get; init; }

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public double Seconds { get; init; }
}

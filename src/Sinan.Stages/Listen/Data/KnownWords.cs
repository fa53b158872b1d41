using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Domain.Alike;

namespace Sinan.Stages.Listen.Data;

/// <summary>The words that were learned last.</summary>
public sealed class KnownWords(ISnapshots snapshots, IBlobs blobs, WordVectorCache cache, LanguageTools tools)
{
    /// <summary>What they were learned from, and what is near what; null before the first learning.</summary>
    public async Task<(WordLearning Learned, AlikeReading Reading)?> LatestAsync(CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<WordLearning>(WordLearning.SnapshotKind, cancellationToken) is not { Value: var learned }
            || await cache.FindAsync(blobs, learned.Vectors, cancellationToken) is not { } vectors)
            return null;
        return (learned, Reading(vectors));
    }

    /// <summary>What is near what by vectors that were just learned.</summary>
    public AlikeReading Reading(WordVectors vectors) => new(vectors, tools.Segmenter, tools.StopWords);
}

using Sinan.Kernel;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Segments that a prediction is told apart by.</summary>
/// <param name="Ids">Ids.</param>
/// <param name="Names">Names, in the same order.</param>
/// <param name="OfUser">Position by user number; −1 = none.</param>
public sealed record SegmentNaming(IReadOnlyList<string> Ids, IReadOnlyList<Phrase> Names, ReadOnlyMemory<short> OfUser)
{
    public int Of(int user) => (uint)user < (uint)OfUser.Length ? OfUser.Span[user] : -1;
}

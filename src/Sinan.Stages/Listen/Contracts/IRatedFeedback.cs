using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>What the stars that people gave say about the words that they wrote.</summary>
public interface IRatedFeedback
{
    /// <summary>Whether each piece is glad (true), cross (false) or neither told nor in between (null).</summary>
    IReadOnlyList<bool?> IsGlad(IReadOnlyList<StoredFeedback> feedback);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Alike;

namespace Sinan.Stages.Listen.Features.FindAlikeWords;

/// <summary>Which words do people use like this one?</summary>
/// <param name="Word">A word or a few, in any case.</param>
public sealed record FindAlikeWords(string Word)
{
    /// <summary>Characters of a word.</summary>
    public const int Longest = 64;

    /// <summary>Words that are offered.</summary>
    public const int Most = 8;

    /// <summary>Whether to learn here and now when comments have come or gone since the last learning.</summary>
    [JsonIgnore]
    public bool Waits { get; init; }
}

/// <param name="Sentence">In one sentence.</param>
/// <param name="Word">As it was understood.</param>
/// <param name="Count">Occurrences in the texts learned from; of several words those of the rarest, 0 when it was hardly met.</param>
/// <param name="IsKnown">Whether it comes often enough to tell its company; else what is spelled alike is offered.</param>
/// <param name="Words">Nearest first.</param>
/// <param name="Learned">What they were learned from.</param>
public sealed record AlikeWords(Phrase Sentence, string Word, int Count, bool IsKnown, ImmutableArray<AlikeWord> Words, WordLearning Learned);

using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What a question was answered.</summary>
/// <param name="Id">Question.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its words.</param>
/// <param name="Answers">People who answered it.</param>
/// <param name="Sentence">The answer in a sentence.</param>
/// <param name="Tables">Its figures.</param>
/// <param name="Quotes">Newest open answers, at most 20.</param>
public sealed record QuestionResult(
    string Id, QuestionKind Kind, string Text, int Answers, Phrase Sentence, ImmutableArray<ResultTable> Tables, ImmutableArray<OpenAnswer> Quotes);

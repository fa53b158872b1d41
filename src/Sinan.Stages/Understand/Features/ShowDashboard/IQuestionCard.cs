using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.ShowDashboard;

/// <summary>Asks one kind of saved question and shows its answer small.</summary>
public interface IQuestionCard
{
    /// <summary>Name of the use case.</summary>
    string UseCase { get; }

    /// <summary>Path of its page.</summary>
    string Page { get; }

    /// <param name="parameters">As in the address of the page.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    Task<Outcome<CardAnswer>> AnswerAsync(CardParameters parameters, Localizer words, CancellationToken cancellationToken);
}

/// <summary>The answer to a saved question.</summary>
/// <param name="Answer">In sentences.</param>
/// <param name="Chart">Its main chart; null where there is nothing to draw.</param>
/// <param name="Heads">Headers of the table, in the reader's language.</param>
/// <param name="Rows">Its rows, one fact a header.</param>
public sealed record CardAnswer(ImmutableArray<Phrase> Answer, ChartOption? Chart, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<Fact?>> Rows);

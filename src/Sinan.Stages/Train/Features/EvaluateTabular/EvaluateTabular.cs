using Sinan.Numerics.Learning;
using Sinan.Stages.Train.Domain;

namespace Sinan.Stages.Train.Features.EvaluateTabular;

/// <summary>How well can a column of two values be told from the others? Trains on one part and measures on another.</summary>
/// <param name="Train">Rows to learn from; all rows when <paramref name="Folds"/> is used.</param>
/// <param name="Test">Rows to measure on; null = by folds.</param>
/// <param name="Target">Column to tell.</param>
/// <param name="Drop">Columns that must not be used.</param>
/// <param name="Learner">What learns.</param>
/// <param name="Positive">Value that is "yes"; null = chosen by its words, else the rarer.</param>
/// <param name="Folds">Parts of the rows, each measured by a model of the others.</param>
/// <param name="KeepsModel">Fits a last model to all training rows and returns it.</param>
/// <param name="Seed">Same rows and seed, same answer.</param>
/// <param name="Threads">Worker threads; the answer does not depend on them.</param>
public sealed record EvaluateTabular(
    TabularRows Train, TabularRows? Test, string Target, IReadOnlyList<string> Drop, AnswerLearner Learner, string? Positive, int Folds, bool KeepsModel, long Seed, int Threads);

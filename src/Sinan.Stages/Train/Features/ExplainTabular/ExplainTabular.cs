using System.Collections.Immutable;
using Sinan.Stages.Train.Domain;

namespace Sinan.Stages.Train.Features.ExplainTabular;

/// <summary>Why did rows get their probability?</summary>
/// <param name="Model">The model.</param>
/// <param name="Data">Rows to explain.</param>
/// <param name="Rows">How many, from the first.</param>
/// <param name="Threads">Worker threads.</param>
public sealed record ExplainTabular(TabularModel Model, TabularRows Data, int Rows, int Threads);

/// <param name="ExpectedValue">Log odds expected without knowing the row.</param>
/// <param name="Rows">The explained rows.</param>
/// <param name="Seconds">Work time.</param>
public sealed record TabularExplanation(double ExpectedValue, ImmutableArray<ExplainedRow> Rows, double Seconds);

/// <param name="Prediction">Chance of "yes", 0…1.</param>
/// <param name="Contributions">What each column adds to the log odds; with the expected value they are the log odds of the prediction.</param>
public sealed record ExplainedRow(double Prediction, IReadOnlyDictionary<string, double> Contributions);

using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ShowTraining;

/// <summary>Training demands of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Demands">By number.</param>
public sealed record TrainingReport(Phrase Sentence, long Id, string Title, ImmutableArray<TrainingView> Demands);

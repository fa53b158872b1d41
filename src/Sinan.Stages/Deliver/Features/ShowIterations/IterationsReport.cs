using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Iterations;

namespace Sinan.Stages.Deliver.Features.ShowIterations;

/// <summary>Iterations of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Iterations">Latest start first.</param>
/// <param name="Efforts">By trigger, most effort first.</param>
/// <param name="Releases">Versions that were released, newest first.</param>
public sealed record IterationsReport(
    Phrase Sentence, long Id, string Title, ImmutableArray<Iteration> Iterations, ImmutableArray<TriggerEffort> Efforts, ImmutableArray<string> Releases);

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Prototypes;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Deliver.Features.ShowPrototype;

/// <summary>The prototype of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">The version shown; null = as it stands.</param>
/// <param name="Prototype">What is shown.</param>
/// <param name="Coverage">The states of AI answers and where they are missing.</param>
/// <param name="Versions">Versions that were kept, newest first.</param>
public sealed record PrototypeReport(Phrase Sentence, long Id, string Title, int? Version, Prototype Prototype, ImmutableArray<StateCoverage> Coverage, ImmutableArray<PrototypeVersion> Versions)
{
    /// <summary>What people answered about the version shown; about all of them where none is chosen.</summary>
    public ImmutableArray<DesignSurvey> Surveys { get; init; } = [];
}

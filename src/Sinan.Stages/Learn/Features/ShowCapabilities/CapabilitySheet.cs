using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Learn.Features.ShowCapabilities;

/// <param name="Cards">One a capability.</param>
/// <param name="Sentence">The answer.</param>
public sealed record CapabilitySheet(ImmutableArray<CapabilityCard> Cards, Phrase Sentence);

using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowCapabilities;

/// <param name="Capability">What models can do.</param>
/// <param name="Example">An example with topics and needs of the workspace; null before it has any.</param>
public sealed record CapabilityCard(Capability Capability, Phrase? Example);

using Sinan.Kernel;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <param name="Says">The finding.</param>
/// <param name="Href">Where it is looked at.</param>
public sealed record Finding(Phrase Says, string Href);

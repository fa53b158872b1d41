using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Features.ShowOverview;

/// <summary>A part of the loop as it stands now.</summary>
/// <param name="Part">Which.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Says">Its first figure in a few words, as {value}.</param>
/// <param name="Notes">Further figures, in a few words each.</param>
public sealed record LoopNode(LoopPart Part, string Href, Phrase Says, ImmutableArray<Phrase> Notes);

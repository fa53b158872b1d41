using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ListInitiatives;

/// <summary>All initiatives that were asked for.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Stages">Initiatives under way in each of the seven stages, in order.</param>
/// <param name="Complete">Initiatives that are through.</param>
/// <param name="Initiatives">Newest first.</param>
/// <param name="Owners">Everybody who owns one, for a choice.</param>
/// <param name="Themes">All strategy themes, for a choice.</param>
public sealed record InitiativeBoard(
    Phrase Sentence, ImmutableArray<int> Stages, int Complete, ImmutableArray<InitiativeLine> Initiatives, ImmutableArray<string> Owners, ImmutableArray<string> Themes);

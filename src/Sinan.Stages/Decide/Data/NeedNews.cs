using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Data;

/// <summary>What happened to the needs since a moment.</summary>
/// <param name="Found">Needs that came into the book.</param>
/// <param name="Steps">Moves and measurements, newest first.</param>
public sealed record NeedNews(int Found, IReadOnlyList<NeedStep> Steps);

/// <param name="Happened">What happened.</param>
/// <param name="Title">Title of the need.</param>
public sealed record NeedStep(NeedEvent Happened, Phrase Title);

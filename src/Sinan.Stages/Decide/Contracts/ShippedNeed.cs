using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>A need that was shipped.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsVerified">Whether it was measured that things surely got better.</param>
/// <param name="Created">When it came into the book: as an idea, an entry or a find.</param>
/// <param name="Shipped">When it was shipped last.</param>
/// <param name="Effect">Evidence of what was measured last since then; null when nothing was.</param>
public sealed record ShippedNeed(string Id, Phrase Title, bool IsVerified, DateTimeOffset Created, DateTimeOffset Shipped, EvidenceId? Effect);

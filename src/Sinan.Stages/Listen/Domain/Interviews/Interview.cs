using System.Collections.Immutable;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Interviews;

/// <summary>A conversation with a user, or a note on market or competitors, in sentences.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Person">Who was asked, as a role ("shop owner, Hangzhou"), no names; the source of a note.</param>
/// <param name="Day">When it was held; null when unknown.</param>
/// <param name="Sentences">The transcript, redacted, in order.</param>
/// <param name="Created">When it was added.</param>
public sealed record Interview(long Id, string Title, string Person, DateTimeOffset? Day, ImmutableArray<string> Sentences, DateTimeOffset Created)
{
    public ResearchKind Kind { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>A need as an object with a life: it stays while rankings come and go.</summary>
public sealed record NeedCard
{
    /// <summary>"n-" and the hash of the subject: the same in every ranking.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about ("payment"); equal subjects are one need, whatever source they come from.</summary>
    public required string Subject { get; init; }

    public required Phrase Title { get; init; }

    public required NeedCategory Category { get; init; }

    public NeedState State { get; init; }

    /// <summary>Where it was seen first.</summary>
    public required NeedSource Origin { get; init; }

    /// <summary>What people wrote about it; empty when nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>What people entered of its inputs, by name ("reach"); it wins over what was found.</summary>
    public ImmutableSortedDictionary<string, Estimate> Inputs { get; init; } = ImmutableSortedDictionary<string, Estimate>.Empty;

    /// <summary>The need that it was joined with; null while it stands for itself.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>Whether a person changed title or kind: then a ranking leaves them.</summary>
    public bool IsEdited { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The last ranking that found it in the data; null when none did.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>When it was shipped last; null before.</summary>
    public DateTimeOffset? Shipped { get; init; }

    /// <summary>Whether it is still to be done: ranked, unless joined to another.</summary>
    [JsonIgnore]
    public bool IsOpen => State is not (NeedState.Shipped or NeedState.Verified or NeedState.Rejected);
}

using Sinan.Stages.Decide.Contracts;

namespace Sinan.Storage;

sealed class NeedRow
{
    public required string Id { get; init; }

    public required string Subject { get; init; }

    /// <summary>A phrase as JSON.</summary>
    public required string Title { get; set; }

    public required NeedCategory Category { get; set; }

    public required NeedState State { get; set; }

    public required NeedSource Origin { get; init; }

    public required string Text { get; set; }

    /// <summary>Estimates by name as JSON.</summary>
    public required string Inputs { get; set; }

    public string? JoinedTo { get; set; }

    public bool IsEdited { get; set; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Seen { get; set; }

    public DateTimeOffset? Shipped { get; set; }
}

sealed class NeedEventRow
{
    public long Id { get; init; }

    public required string Need { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Kind { get; init; }

    public required NeedState From { get; init; }

    public required NeedState To { get; init; }

    public required string Reason { get; init; }
}

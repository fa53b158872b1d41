namespace Sinan.Storage;

sealed class InitiativeRow
{
    public long Id { get; init; }

    /// <summary>The whole initiative as JSON.</summary>
    public required string Content { get; set; }
}

/// <summary>One line of an initiative's history: written once.</summary>
sealed class InitiativeHistoryRow
{
    public long Id { get; init; }

    public required long InitiativeId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>A phrase as JSON.</summary>
    public required string Says { get; init; }
}

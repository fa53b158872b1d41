using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Storage;

sealed class IdeaRow
{
    public long Id { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required IdeaState State { get; set; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The idea that its votes count for; its own id when it stands for itself.</summary>
    public required long Root { get; set; }

    public long? MergedInto { get; set; }

    public string? Need { get; set; }

    public required bool IsHidden { get; set; }
}

/// <summary>One voice a person and idea.</summary>
sealed class IdeaVoteRow
{
    public required long Idea { get; init; }

    public required string Voter { get; init; }

    public required double Weight { get; init; }

    public string? Behalf { get; init; }

    public string? By { get; init; }

    public required DateTimeOffset At { get; init; }
}

sealed class IdeaCommentRow
{
    public long Id { get; init; }

    public required long Idea { get; init; }

    public required string Text { get; init; }

    public required bool IsTeam { get; init; }

    public required DateTimeOffset At { get; init; }
}

sealed class IdeaChangeRow
{
    public long Id { get; init; }

    public required long Idea { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required IdeaState State { get; init; }

    public required string Text { get; init; }

    public long? Other { get; init; }

    public required string Actor { get; init; }
}

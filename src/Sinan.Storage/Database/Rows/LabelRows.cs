using Microsoft.EntityFrameworkCore;

namespace Sinan.Storage;

/// <summary>Tables of labels of comments.</summary>
static class LabelRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<LabelSetRow>().ToTable("label_sets").HasIndex(row => row.Key).IsUnique();
        model.Entity<CommentLabelRow>().ToTable("comment_labels").HasIndex(row => new { row.SetId, row.Comment, row.Annotator, row.IsFinal }).IsUnique();
    }
}

sealed class LabelSetRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Name in lower case, unique.</summary>
    public required string Key { get; init; }

    /// <summary>Labels as a JSON list.</summary>
    public required string Labels { get; init; }
}

/// <summary>Names no user and holds no text: a comment that is erased leaves a number behind.</summary>
sealed class CommentLabelRow
{
    public long Id { get; init; }

    /// <summary>Name of a built-in set or number of a row of label_sets.</summary>
    public required string SetId { get; init; }

    public required long Comment { get; init; }

    /// <summary>Who labelled it; empty for final labels, of which there is one a comment.</summary>
    public required string Annotator { get; init; }

    public string? Label { get; init; }

    public required bool IsFinal { get; init; }

    /// <summary>Who settled it.</summary>
    public string? SettledBy { get; init; }

    public required DateTimeOffset At { get; init; }
}

using System.Text;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>What a column is used for.</summary>
public enum ColumnRole
{
    /// <summary>A further column, kept beside the event, user or item.</summary>
    Property,
    Id,
    User,
    Time,
    Event,
    Item,
    Category,
    Price,
    Quantity,
    Value,
    Session,
    Duration,
    Rating,
    Text,
    Source,
    Label,
    Title,
    Description,
    Tags,

    /// <summary>Version of the app that a comment is about.</summary>
    Version,

    /// <summary>Device that a comment was written on.</summary>
    Device,

    /// <summary>Group of the user who wrote a comment.</summary>
    Segment,

    /// <summary>Names a person (telephone, address, name): not kept.</summary>
    Private,

    /// <summary>Counts the rows: not kept.</summary>
    RowNumber,

    /// <summary>Too many different texts to break anything down by: not kept.</summary>
    TooManyValues,

    /// <summary>This import has no place for it.</summary>
    NotUsed,
}

/// <summary>Names of roles as the command line and JSON write them.</summary>
public static class ColumnRoles
{
    /// <summary>"user", "event", "too_many_values".</summary>
    public static string NameOf(ColumnRole role)
    {
        var name = new StringBuilder();
        foreach (var c in role.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0)
                name.Append('_');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    /// <summary>The role of a name given in a mapping; null when there is none. "behavior", "comment" and other header names are understood too.</summary>
    public static ColumnRole? Parse(string name)
    {
        foreach (var role in Enum.GetValues<ColumnRole>())
        {
            if (IsKept(role) && role != ColumnRole.Property && NameOf(role).Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                return role;
        }

        return ColumnNames.RoleOf(name);
    }

    public static bool IsKept(ColumnRole role) => role is not (ColumnRole.Private or ColumnRole.RowNumber or ColumnRole.TooManyValues or ColumnRole.NotUsed);
}

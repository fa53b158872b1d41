using System.Collections.Frozen;
using System.Text;

namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>Ids that are no ids: what programs send when they do not know who it is. A link to one of them would make everybody the same person.</summary>
public static class KnownIds
{
    static readonly FrozenSet<string> Meaningless = new[]
    {
        "anonymous", "guest", "distinctid", "distinct_id", "id", "not_authenticated", "email", "undefined", "true", "false", "null", "none", "nil", "nan",
        "0", "-1", "[object object]", "{}", "[]", "unknown", "user", "test",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a link may name this id.</summary>
    public static bool MayBeLinked(ReadOnlySpan<byte> id)
    {
        var text = Encoding.UTF8.GetString(id).Trim().Trim('"', '\'');
        return text.Length > 0 && !Meaningless.Contains(text);
    }
}

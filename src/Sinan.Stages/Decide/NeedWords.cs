using System.Text.Json;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide;

/// <summary>How needs are named in addresses and text keys.</summary>
static class NeedWords
{
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Key(NeedCategory category) => "decide.category." + Code(category);

    public static string Key(NeedSource source) => "decide.source." + Code(source);

    /// <summary>The reason of each source that says most, for a table: the first of each.</summary>
    public static IEnumerable<NeedEvidence> Leading(Need need) => need.Evidence.GroupBy(e => e.Kind).Select(g => g.First()).Take(3);
}

using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide;

/// <summary>How needs are named in addresses and text keys.</summary>
public static class NeedWords
{
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a code; null when it names none.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Code(v) == code).Select(v => (T?)v).FirstOrDefault();

    /// <summary>What is said to a name that stands for nothing.</summary>
    public static Problem Unknown(string? given) => new("decide.needs.unknown_choice", ProblemKind.Invalid, Fact.Of("given", given ?? ""));

    public static string Key(NeedCategory category) => "decide.category." + Code(category);

    public static string Key(NeedState state) => "decide.state." + Code(state);

    public static string Key(RankMethod method) => "decide.method." + Code(method);

    public static string Key(NeedSource source) => "decide.source." + Code(source);

    /// <summary>Users touched, with interval and evidence; null while nobody knows.</summary>
    public static Fact? Reach(Need need) => need.Reach.IsKnown ? Fact.Count("reach", need.Reach.Value).Between(need.Reach.Low, need.Reach.High).From(need.ReachEvidence) : null;

    /// <summary>The reason of each source that says most, for a table: the first of each.</summary>
    public static IEnumerable<NeedEvidence> Leading(Need need) => need.Evidence.GroupBy(e => e.Kind).Select(g => g.First()).Take(3);
}

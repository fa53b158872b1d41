using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Testing;

namespace Sinan.Tests.Kernel;

/// <summary>What the page of an evidence says of its question: every question and every parameter has words.</summary>
public sealed partial class EvidenceWordsTests
{
    static readonly IReadOnlyDictionary<string, string> English = SinanCli.Texts.Entries(Lang.English);

    static readonly Assembly Stages = typeof(CohortRule).Assembly;

    static readonly HashSet<string> questions = [.. Sources().SelectMany(text => Asked().Matches(text)).Select(m => m.Groups["name"].Value)];

    [Fact]
    public void Every_question_that_makes_evidence_has_its_words()
    {
        Assert.True(questions.Count > 20, "the questions were not found");
        AllHaveWords("question.", questions);
    }

    [Fact]
    public void Every_parameter_that_evidence_can_carry_has_its_words()
    {
        var requests = Stages.GetTypes().Where(t => questions.Contains(t.Name))
            .Append(Stages.GetType("Sinan.Stages.Understand.Contracts.PredictionRequest")!)
            .Append(Stages.GetType("Sinan.Stages.Understand.Contracts.SegmentRequest")!)
            .Append(typeof(CohortRule));
        var names = requests.SelectMany(t => Properties(t, depth: 2)).Concat(Unnamed()).ToHashSet(StringComparer.Ordinal);

        Assert.True(names.Count > 50, "the parameters were not found");
        AllHaveWords("web.parameter.", names);
    }

    static void AllHaveWords(string prefix, IEnumerable<string> names)
    {
        var missing = string.Join(' ', names.Where(n => !English.ContainsKey(prefix + n)).Order(StringComparer.Ordinal));
        Assert.True(missing.Length == 0, missing);
    }

    /// <summary>Names as JSON writes them, of a request and of the records in it.</summary>
    static IEnumerable<string> Properties(Type type, int depth) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetIndexParameters().Length == 0
        let inside = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        let isRecord = inside.Assembly == Stages && !inside.IsEnum && !inside.IsAssignableTo(typeof(IEnumerable))
        from name in isRecord && depth > 0 ? Properties(inside, depth - 1) : [JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)]
        select name;

    /// <summary>Parameters that are written where the evidence is made.</summary>
    static IEnumerable<string> Unnamed() =>
        from text in Sources()
        where text.Contains("Evidence", StringComparison.Ordinal) && !text.Contains("IJobHandler", StringComparison.Ordinal)
        from Match made in Made().Matches(text)
        from Match part in Parts().Matches(made.Groups["parts"].Value)
        select JsonNamingPolicy.SnakeCaseLower.ConvertName(part.Groups["name"].Value);

    static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Sinan.Stages"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Endpoint.cs", StringComparison.Ordinal) && !f.EndsWith("Job.cs", StringComparison.Ordinal)).Select(File.ReadAllText);

    [GeneratedRegex(@"(?:\bQuestion = (?:nameof\()?""?|EvidenceMaker(?: \w+ = new)?\((?:nameof\()?""?|\b(?:Blank|Share|Count)\(nameof\()(?<name>[A-Z]\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"new \{ (?<parts>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")]
    private static partial Regex Made();

    // "name = value" or "thing.Name", at the beginning or behind a comma.
    [GeneratedRegex(@"(?:^|, )(?:\w+\.)*(?<name>\w+)(?= = |, |\s*$)")]
    private static partial Regex Parts();
}

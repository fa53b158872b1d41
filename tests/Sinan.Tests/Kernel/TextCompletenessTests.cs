using System.Text.RegularExpressions;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Testing;

namespace Sinan.Tests.Kernel;

/// <summary>All words of the product, in both languages, and every use of a key in the sources.</summary>
public sealed partial class TextCompletenessTests
{
    static readonly IReadOnlyDictionary<string, string> English = SinanCli.Texts.Entries(Lang.English);
    static readonly IReadOnlyDictionary<string, string> Chinese = SinanCli.Texts.Entries(Lang.Chinese);

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Assert.Empty(English.Keys.Except(Chinese.Keys));
        Assert.Empty(Chinese.Keys.Except(English.Keys));
    }

    [Fact]
    public void Both_languages_fill_the_same_placeholders()
    {
        var faults = English.Where(e => Chinese.TryGetValue(e.Key, out var zh) && !Names(e.Value).SetEquals(Names(zh))).Select(e => e.Key);

        Assert.Empty(faults);

        static HashSet<string> Names(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];
    }

    [Fact]
    public void English_texts_hold_no_Han()
    {
        // The product's own second name is the one exception.
        var faults = English.Where(e => e.Key != "web.brand.other" && Han().IsMatch(e.Value.Replace("司南", "", StringComparison.Ordinal))).Select(e => e.Key);

        Assert.Empty(faults);
    }

    [Fact]
    public void Chinese_texts_are_punctuated_as_Chinese_is()
    {
        // Help of the command line quotes its own syntax, which is half width.
        var faults = Chinese.Where(e => !e.Key.StartsWith("cli.", StringComparison.Ordinal) && HalfWidth().IsMatch(e.Value)).Select(e => $"{e.Key}: {e.Value}");

        Assert.Empty(faults);
    }

    [Fact]
    public void Chinese_texts_and_guides_quote_with_one_pair_of_marks()
    {
        var guides = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "guide", "zh-CN"), "*.md").Append(Path.Combine(Repository.Root, "README.zh-CN.md"))
            .Select(file => (Place: Path.GetFileName(file), Text: Code().Replace(File.ReadAllText(file), "")));

        var faults = Chinese.Select(e => (Place: e.Key, Text: e.Value)).Concat(guides)
            .Where(e => OtherQuotes().IsMatch(e.Text) || e.Text.Count(c => c == '“') != e.Text.Count(c => c == '”')).Select(e => e.Place);

        Assert.Empty(faults);
    }

    [Fact]
    public void Nothing_is_shouted_and_nothing_is_empty()
    {
        var faults = English.Concat(Chinese).Where(e => e.Value.Contains('！') || e.Value.Contains("! ", StringComparison.Ordinal) || e.Value.EndsWith('!') || string.IsNullOrWhiteSpace(e.Value))
            .Where(e => !e.Key.StartsWith("kernel.interval", StringComparison.Ordinal)).Select(e => e.Key);

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_key_that_the_sources_name_exists()
    {
        var faults =
            from file in Sources()
            let text = File.ReadAllText(file)
            from use in Uses().Matches(text)
            let key = use.Groups["key"].Value
            where Whole(use) ? !English.ContainsKey(key) : !text.Contains($".Has(\"{key}\"", StringComparison.Ordinal) && !English.Keys.Any(k => k.StartsWith(key, StringComparison.Ordinal))
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(faults.Distinct());

        // "key" + x only names the beginning.
        static bool Whole(Match use) => !use.Groups["more"].Success;
    }

    [Fact]
    public void Every_problem_that_the_sources_name_has_its_words()
    {
        var faults =
            from file in Sources()
            from use in Problems().Matches(File.ReadAllText(file))
            let key = "problem." + use.Groups["code"].Value
            where !English.ContainsKey(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Every_method_term_and_reason_that_the_sources_name_has_its_words()
    {
        var faults =
            from file in Sources()
            let text = File.ReadAllText(file)
            from key in Methods().Matches(text).Select(m => m.Groups["key"].Value).Concat(Terms().Matches(text).Select(m => "term." + m.Groups["name"].Value))
            where !English.ContainsKey(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Every_question_job_and_audited_action_that_the_sources_name_has_its_words()
    {
        var faults =
            from file in Sources()
            let text = File.ReadAllText(file)
            from key in Questions().Matches(text).Select(m => "question." + m.Groups["name"].Value)
                .Concat(Jobs().Matches(text).Select(m => "job." + m.Groups["name"].Value))
                .Concat(Actions().Matches(text).Select(m => "audit." + m.Groups["name"].Value))
            where !English.ContainsKey(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(faults.Distinct());
    }

    static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    // A comma, semicolon, colon, question or full stop of half width right behind a Han character or a placeholder that a Han character follows.
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;:?!](?!//)|\p{IsCJKUnifiedIdeographs}\.(\s|$)|\p{IsCJKUnifiedIdeographs}\s*\((?!\))|\s[，。；：？、）」》]|[，。；：？、（「《]\s")]
    private static partial Regex HalfWidth();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    // Corner brackets, or a straight mark at a Han character.
    [GeneratedRegex(@"[「」『』]|\p{IsCJKUnifiedIdeographs}""|""\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex OtherQuotes();

    [GeneratedRegex(@"(?:\b(?:L|words|Words|text|Texts?|localizer)\[|new Phrase\(|\bPhrase\(|Column\.\w+(?:<[^(]*>)?\()\s*""(?<key>[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)*\.?)""\s*(?<more>\+)?")]
    private static partial Regex Uses();

    [GeneratedRegex(@"(?:new Problem\(|new\()\s*""(?<code>[a-z_]+\.[a-z_.0-9]+)"",\s*ProblemKind")]
    private static partial Regex Problems();

    [GeneratedRegex(@"""(?<key>(?:method|evidence\.no_interval)\.[a-z0-9_]+)""")]
    private static partial Regex Methods();

    [GeneratedRegex(@"(?:<Term Name=|\bterm:\s*|\bTerm\s*=\s*)""(?<name>[a-z0-9_]+)""")]
    private static partial Regex Terms();

    [GeneratedRegex(@"\bQuestion = (?:nameof\()?""?(?<name>[A-Z]\w+)")]
    private static partial Regex Questions();

    [GeneratedRegex(@"JobKind = ""(?<name>\w+)""")]
    private static partial Regex Jobs();

    [GeneratedRegex(@"RecordAsync\([^;]*?(?:nameof\(|"")(?<name>[A-Z]\w+)[""\)]")]
    private static partial Regex Actions();
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Asks a model for the prose of a section. The rules stand in the message of the system; everything that people may have typed stands as data between two marks that it cannot contain.</summary>
static class DraftPrompt
{
    const int MostLine = 600, MostLines = 120;

    public static ModelRequest For(DraftMaterial section, IReadOnlyList<DraftSource> sources, Localizer words)
    {
        var numbers = sources.ToDictionary(s => s.Id, s => s.Number);
        var data = new StringBuilder().Append(words["deliver.draft.prompt.section"]).Append(' ').Append(words.Write(section.Title)).Append('\n').Append(words["deliver.draft.prompt.evidence"]).Append('\n');
        foreach (var source in sources)
            data.Append(CultureInfo.InvariantCulture, $"[{source.Number}] ").Append(Line(source.Says)).Append('\n');
        data.Append(words["deliver.draft.prompt.lines"]).Append('\n');
        foreach (var line in section.Lines.Take(MostLines))
            data.Append("- ").Append(Line(Cited(line, numbers, words))).Append('\n');

        // A hash of the data cannot stand in the data.
        var mark = "DATA-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.ToString())))[..16];
        return new ModelRequest(
            new ModelMessage(ModelRole.System, words["deliver.draft.prompt.rules", Fact.Of("mark", mark)]),
            new ModelMessage(ModelRole.User, $"<{mark}>\n{data}</{mark}>"));
    }

    /// <summary>The sentence with the number of its evidence behind each figure.</summary>
    static string Cited(Phrase phrase, Dictionary<EvidenceId, int> numbers, Localizer words)
    {
        var text = new StringBuilder();
        foreach (var (literal, fact) in words.Pieces(phrase))
        {
            text.Append(literal ?? (fact is { Kind: FactKind.Phrase, Phrase: { } inner } ? Cited(inner, numbers, words) : words.Write(fact!)));
            if (fact is not null && words.WriteInterval(fact) is { } interval)
                text.Append(words["kernel.interval.open"]).Append(interval).Append(words["kernel.interval.close"]);
            if (fact?.Evidence is { } id && numbers.TryGetValue(id, out var number))
                text.Append(CultureInfo.InvariantCulture, $" [{number}]");
        }

        return text.ToString();
    }

    static string Line(string text)
    {
        var clean = DraftText.Clean(text).Replace('\n', ' ');
        return clean.Length <= MostLine ? clean : clean[..MostLine] + "…";
    }
}

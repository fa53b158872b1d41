using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A section of a document as material for prose: its lines with their figures, and the evidence behind them.</summary>
/// <param name="Code">Text key of its heading: the same in every version of the document.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Sentences, list items, and each row of a table as one line.</param>
/// <param name="Evidence">In order of appearance, each once; at most <see cref="MostEvidence"/>.</param>
sealed record DraftMaterial(string Code, Phrase Title, ImmutableArray<Phrase> Lines, ImmutableArray<EvidenceId> Evidence)
{
    /// <summary>More than that fits no prose.</summary>
    public const int MostEvidence = 60;

    /// <summary>The chapters of a document; what is quoted from people stands on its own and is no material.</summary>
    public static ImmutableArray<DraftMaterial> Of(Document document)
    {
        var sections = ImmutableArray.CreateBuilder<DraftMaterial>();
        foreach (var (n, block) in document.Blocks.Index())
        {
            if (block is not Heading { Level: 1 } heading)
                continue;
            var lines = document.Blocks.Skip(n + 1).TakeWhile(b => b is not Heading { Level: 1 }).SelectMany(LinesOf).ToImmutableArray();
            sections.Add(new DraftMaterial(heading.Text.Key, heading.Text, lines, [.. lines.SelectMany(FiguresOf).Select(f => f.Evidence!.Value).Distinct().Take(MostEvidence)]));
        }

        return sections.ToImmutable();
    }

    /// <summary>The facts of the section that rest on a piece of evidence.</summary>
    public IEnumerable<Fact> FactsOf(EvidenceId evidence) => Lines.SelectMany(FiguresOf).Where(f => f.Evidence == evidence);

    static IEnumerable<Phrase> LinesOf(Block block) => block switch
    {
        Heading h => [h.Text],
        Paragraph p => [p.Text],
        Bullets b => b.Items,
        Numbered n => n.Items,
        Table t => t.Rows.Select(r => Gatekeeper.Joined([.. r])),
        _ => [],
    };

    static IEnumerable<Fact> FiguresOf(Phrase phrase) => phrase.Facts.SelectMany(f => (f.Phrase is { } inner ? FiguresOf(inner) : []).Concat(f.Evidence is null ? [] : [f]));
}

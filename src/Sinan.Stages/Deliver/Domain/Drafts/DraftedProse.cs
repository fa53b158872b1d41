using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Puts the prose that people took over under the headings of its sections.</summary>
static class DraftedProse
{
    /// <summary>The document with its prose; prose that cites evidence which its section no longer rests on says first that it was written for older figures.</summary>
    public static Document Within(Document document, Initiative initiative)
    {
        var taken = initiative.Drafts.Where(d => d.IsTaken && d.Document == document.Name).ToList();
        if (taken.Count == 0)
            return document;
        var sections = DraftMaterial.Of(document).ToLookup(s => s.Code);
        return document with
        {
            Blocks =
            [
                .. document.Blocks.SelectMany(block => block is Heading { Level: 1 } heading
                    ? taken.Where(d => d.Section == heading.Text.Key).SelectMany(d => Paragraphs(d, sections[d.Section].Any(s => IsCurrent(d, s)))).Prepend(block)
                    : [block]),
            ],
        };
    }

    /// <summary>Whether the section still rests on all that the prose cites.</summary>
    public static bool IsCurrent(SectionDraft draft, DraftMaterial section) => draft.Evidence.All(section.Evidence.Contains);

    /// <summary>The paragraphs in the language that they were written in.</summary>
    static IEnumerable<Block> Paragraphs(SectionDraft draft, bool isCurrent)
    {
        var prose = draft.Paragraphs.Select(Joined);
        if (!isCurrent)
            prose = prose.Prepend(new Phrase("deliver.draft.older", Fact.Date("at", draft.DecidedAt ?? draft.At)));
        return prose.Select(said => new Spoken(draft.Language, new Paragraph(said)));
    }

    public static Phrase Joined(ImmutableArray<CitedSentence> sentences) => sentences.Skip(1).Aggregate(
        sentences[0].AsPhrase(), (said, next) => new Phrase("deliver.draft.joined", Fact.Of("first", said), Fact.Of("next", next.AsPhrase())));
}

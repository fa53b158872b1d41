using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Templates;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>Composes the documents of the table from facts. A section without facts says what is missing and who owes it.</summary>
static class DocumentComposer
{
    public static ComposedDocument Compose(WorkDocument document, DocumentMatter matter)
    {
        var (blocks, missing) = (new List<Block>(), ImmutableArray.CreateBuilder<MissingPart>());
        foreach (var section in document.Sections)
        {
            var heading = new Phrase("deliver.section." + section.Code);
            blocks.Add(new Heading(1, heading));
            var before = missing.Count;
            blocks.AddRange(Compose(section, heading, matter, missing));
            if (missing.Count > before)
                blocks.Add(new Bullets([.. missing.Skip(before).Select(m => matter.Cite(m.Says))]));
        }

        var body = new Document(document.Code, new Phrase("deliver.paper." + document.Code), Lead(matter), [.. blocks]);
        return new ComposedDocument(body, document.Sections.Sum(s => s.Materials.Length), missing.ToImmutable());
    }

    static List<Block> Compose(WorkSection section, Phrase heading, DocumentMatter matter, ImmutableArray<MissingPart>.Builder missing)
    {
        var (blocks, answers) = (new List<Block>(), new List<ImmutableArray<Phrase>>());
        foreach (var material in section.Materials)
        {
            var count = blocks.Count + answers.Count;
            if (material.Compose is { } compose)
                blocks.AddRange(compose(matter));
            else if (AnswerTo(material.Code, matter) is { } answer)
                answers.Add([NameOf(material), answer]);
            if (blocks.Count + answers.Count == count)
                missing.Add(new MissingPart(heading, NameOf(material), material.Step, matter.Initiative.ProgressOf(material.Step).Owner));
        }

        if (answers.Count > 0)
            blocks.Add(new Table(heading, [new Column(new Phrase("deliver.col.what"), 3), new Column(new Phrase("deliver.col.answer"), 9)], [.. answers]));
        return blocks;
    }

    static Phrase NameOf(Material material) => new((material.Compose is null ? "deliver.check." : "deliver.material.") + material.Code);

    /// <summary>What a person answered or what was measured; null while the check is open.</summary>
    static Phrase? AnswerTo(string code, DocumentMatter matter)
    {
        var result = Gatekeeper.Review(matter.Initiative, Lifecycle.FindCheck(code)!, matter.Work);
        return result switch
        {
            { State: CheckState.Open } => null,
            { Says: { } says } => Cited.Words(matter.Counted(code, says)),
            { Answer: { Value.Length: > 0 } answer } => matter.Answer(result.Check, answer),
            _ => null,
        };
    }

    static ImmutableArray<Phrase> Lead(DocumentMatter matter)
    {
        var stage = Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(matter.Initiative.Stage)));
        return [new Phrase("deliver.lead.initiative", Fact.Of("title", matter.Initiative.Title), stage), .. NeedList.Lead(matter.Found)];
    }
}

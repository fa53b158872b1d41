using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Drafts;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Reads the sections of a document of an initiative as material for prose.</summary>
public sealed class DraftMaterialReader(DocumentMatterReader reader, IEvidenceStore evidence, TextCatalog texts, IWorkspace workspace)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.document.unknown".</returns>
    internal async Task<Outcome<(Initiative Initiative, ImmutableArray<DraftMaterial> Sections)>> ReadAsync(long id, string document, CancellationToken cancellationToken)
    {
        if (DocumentTable.Find(document) is not { } known)
            return DeliverDesk.NoDocument(document);
        var matter = await reader.ReadAsync(id, cancellationToken);
        if (!matter.IsOk)
            return matter.Problem;
        var composed = DocumentComposer.Compose(known, matter.Value);
        await evidence.SaveAsync(matter.Value.Work.Proofs.Made, cancellationToken);
        return (matter.Value.Initiative, DraftMaterial.Of(composed.Body));
    }

    /// <summary>One section with the evidence that a draft of it may cite, numbered from 1.</summary>
    /// <returns>Problems: those of <see cref="ReadAsync"/>, "deliver.draft.language", "deliver.draft.section", "deliver.draft.no_facts".</returns>
    internal async Task<Outcome<(DraftMaterial Section, ImmutableArray<DraftSource> Sources, Localizer Words)>> SectionAsync(long id, string document, string section, string language, CancellationToken cancellationToken)
    {
        if (Lang.All.Where(l => l.Code == language).ToList() is not [var lang])
            return new Problem("deliver.draft.language", ProblemKind.Invalid, Fact.Of("known", string.Join(", ", Lang.All)));
        var read = await ReadAsync(id, document, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        if (read.Value.Sections.FirstOrDefault(s => s.Code == section) is not { } material)
            return new Problem("deliver.draft.section", ProblemKind.NotFound, Fact.Of("section", section));
        var words = new Localizer(texts, lang, workspace.Zone);
        var sources = ImmutableArray.CreateBuilder<DraftSource>();
        foreach (var (n, proof) in material.Evidence.Index())
        {
            if (await evidence.FindAsync(proof, cancellationToken) is { } found)
                sources.Add(new DraftSource(n + 1, found, [.. material.FactsOf(proof)], words));
        }

        return sources.Count == 0 ? new Problem("deliver.draft.no_facts", ProblemKind.NotEnough) : (material, sources.ToImmutable(), words);
    }

    /// <summary>What became of the figures that a draft cites and its section no longer rests on.</summary>
    internal async Task<ImmutableArray<FigureChange>> ChangesAsync(SectionDraft draft, DraftMaterial section, CancellationToken cancellationToken)
    {
        var gone = await FindAsync(draft.Evidence.Except(section.Evidence), cancellationToken);
        return gone.Count == 0 ? [] : FigureChange.Between(gone, await FindAsync(section.Evidence, cancellationToken));
    }

    /// <summary>Number of an evidence of a section, from 1; of one that it no longer rests on the number of what answers the same now.</summary>
    internal static Func<EvidenceId, int?> Numbers(DraftMaterial section, ImmutableArray<FigureChange> changes) => id =>
    {
        var place = section.Evidence.IndexOf(changes.FirstOrDefault(c => c.Was == id)?.Now ?? id);
        return place < 0 ? null : place + 1;
    };

    async Task<List<Evidence>> FindAsync(IEnumerable<EvidenceId> ids, CancellationToken cancellationToken)
    {
        var found = new List<Evidence>();
        foreach (var id in ids)
        {
            if (await evidence.FindAsync(id, cancellationToken) is { } proof)
                found.Add(proof);
        }

        return found;
    }

    /// <summary>Numbers of a checked draft as the evidence that they stand for.</summary>
    internal static ImmutableArray<ImmutableArray<CitedSentence>> Cited(CheckedDraft draft, IEnumerable<DraftSource> sources)
    {
        var ids = sources.ToDictionary(s => s.Number, s => s.Id);
        return [.. draft.Paragraphs.Select(p => p.Select(s => new CitedSentence(s.Text, [.. s.Cites.Select(c => ids[c])])).ToImmutableArray())];
    }
}

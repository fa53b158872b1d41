using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Drafts;

namespace Sinan.Stages.Deliver.Features.ShowDrafts;

public sealed class ShowDraftsHandler(DraftMaterialReader reader, IEvidenceStore evidence, ILanguageModel model)
{
    /// <returns>Problems: those of <see cref="DraftMaterialReader.ReadAsync"/>.</returns>
    public async Task<Outcome<DraftReport>> HandleAsync(ShowDrafts request, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(request.Id, request.Document, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var (initiative, materials) = read.Value;
        var sections = ImmutableArray.CreateBuilder<SectionReport>();
        foreach (var material in materials.Where(m => !m.Evidence.IsEmpty))
        {
            if (Drafting.Find(initiative, request.Document, material.Code, request.Language) is not { } draft)
            {
                sections.Add(new SectionReport(material.Code, material.Title, [], null, true, [], ""));
                continue;
            }

            var changes = await reader.ChangesAsync(draft, material, cancellationToken);
            sections.Add(new SectionReport(
                material.Code, material.Title, await CitableAsync(material, cancellationToken), draft, DraftedProse.IsCurrent(draft, material), changes, draft.Written(DraftMaterialReader.Numbers(material, changes))));
        }

        var sentence = new Phrase(
            "deliver.draft.answer", Fact.Count("sections", sections.Count), Fact.Count("taken", sections.Count(s => s is { Draft.IsTaken: true, IsCurrent: true })),
            Fact.Count("waiting", sections.Count(s => s.Draft?.State == DraftState.Offered)));
        return new DraftReport(sentence, initiative.Id, initiative.Title, request.Document, request.Language, model.IsOn ? model.Name : null, sections.ToImmutable());
    }

    async Task<ImmutableArray<CitableEvidence>> CitableAsync(DraftMaterial material, CancellationToken cancellationToken)
    {
        var citable = ImmutableArray.CreateBuilder<CitableEvidence>();
        foreach (var (n, id) in material.Evidence.Index())
        {
            if (await evidence.FindAsync(id, cancellationToken) is { } proof)
                citable.Add(new CitableEvidence(n + 1, id, proof.Statement));
        }

        return citable.ToImmutable();
    }
}

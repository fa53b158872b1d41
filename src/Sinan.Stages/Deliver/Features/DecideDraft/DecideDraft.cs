using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Drafts;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.DecideDraft;

/// <summary>Takes a draft over, rewrites it or refuses it.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="Document">Code of the document.</param>
/// <param name="Section">Code of the section.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="Choice">What to do.</param>
/// <param name="Text">The new wording, evidence cited as [3]; looked at for an edit only, and held against the evidence like a model's.</param>
/// <param name="Actor">Who.</param>
public sealed record DecideDraft(long Id, string Document, string Section, string Language, DraftChoice Choice, string Text, string Actor);

/// <summary>What a person does with a draft.</summary>
public enum DraftChoice
{
    Accept,
    Edit,
    Refuse,

    /// <summary>Holds prose that was taken over against the figures of today.</summary>
    Recheck,
}

public sealed class DecideDraftHandler(DraftMaterialReader reader, IInitiativeStore initiatives, TimeProvider clock)
{
    /// <returns>The draft after it. Problems: those of <see cref="DraftMaterialReader.SectionAsync"/>, <see cref="Drafting.Decide"/> and <see cref="Drafting.Edit"/>, "deliver.draft.long", "deliver.draft.moved"; what is checked again keeps its place where all of it still holds.</returns>
    public async Task<Outcome<SectionDraft>> HandleAsync(DecideDraft request, CancellationToken cancellationToken)
    {
        if (request.Text.Length > DraftText.Most)
            return new Problem("deliver.draft.long", ProblemKind.Invalid, Fact.Count("most", DraftText.Most));
        Outcome<Initiative> changed;
        if (request.Choice == DraftChoice.Recheck)
            return await RecheckAsync(request, cancellationToken);
        if (request.Choice == DraftChoice.Refuse)
        {
            changed = await ChangeAsync(i => Drafting.Decide(i, request.Document, request.Section, request.Language, accepts: false, request.Actor, clock.GetUtcNow()));
        }
        else
        {
            var read = await reader.SectionAsync(request.Id, request.Document, request.Section, request.Language, cancellationToken);
            if (!read.IsOk)
                return read.Problem;
            var (section, sources, _) = read.Value;
            changed = await ChangeAsync(i => request.Choice == DraftChoice.Accept ? Accept(i, section) : Edit(i, sources));
        }

        return changed.Map(i => Drafting.Find(i, request.Document, request.Section, request.Language)!);

        Task<Outcome<Initiative>> ChangeAsync(Func<Initiative, Outcome<InitiativeChange>> change) => initiatives.ChangeAsync(request.Id, request.Actor, change, cancellationToken);

        // Between draft and decision the facts may have moved on.
        Outcome<InitiativeChange> Accept(Initiative initiative, DraftMaterial section) =>
            Drafting.Find(initiative, request.Document, request.Section, request.Language) is { } draft && !DraftedProse.IsCurrent(draft, section)
                ? new Problem("deliver.draft.moved", ProblemKind.Conflict)
                : Drafting.Decide(initiative, request.Document, request.Section, request.Language, accepts: true, request.Actor, clock.GetUtcNow());

        Outcome<InitiativeChange> Edit(Initiative initiative, IReadOnlyList<DraftSource> sources)
        {
            var check = DraftCheck.Check(request.Text, sources);
            return Drafting.Edit(initiative, request.Document, request.Section, request.Language, DraftMaterialReader.Cited(check, sources), check.Removed, request.Actor, clock.GetUtcNow());
        }
    }

    async Task<Outcome<SectionDraft>> RecheckAsync(DecideDraft request, CancellationToken cancellationToken)
    {
        var read = await reader.SectionAsync(request.Id, request.Document, request.Section, request.Language, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var (section, sources, _) = read.Value;
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } known || Drafting.Find(known, request.Document, request.Section, request.Language) is not { } draft)
            return new Problem("deliver.draft.none", ProblemKind.NotFound);
        var check = DraftCheck.Check(draft.Written(DraftMaterialReader.Numbers(section, await reader.ChangesAsync(draft, section, cancellationToken))), sources);
        var changed = await initiatives.ChangeAsync(
            request.Id, request.Actor,
            i => Drafting.Recheck(i, request.Document, request.Section, request.Language, DraftMaterialReader.Cited(check, sources), check.Removed, request.Actor, clock.GetUtcNow()), cancellationToken);
        return changed.Map(i => Drafting.Find(i, request.Document, request.Section, request.Language)!);
    }
}

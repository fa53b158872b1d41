using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Drafts of an initiative's documents: offered by a model, taken over or refused by a person. One for each section and language; its history tells of those before.</summary>
public static class Drafting
{
    public static InitiativeChange Offer(Initiative initiative, SectionDraft draft) => new(
        With(initiative, draft), new Phrase("deliver.log.draft", Document(draft), Fact.Of("model", draft.Model), Fact.Count("removed", draft.Removed.Length)));

    /// <summary>Takes a draft over as it is, or refuses it.</summary>
    /// <returns>Problems: "deliver.draft.none", "deliver.draft.empty".</returns>
    public static Outcome<InitiativeChange> Decide(Initiative initiative, string document, string section, string language, bool accepts, string by, DateTimeOffset at)
    {
        if (Find(initiative, document, section, language) is not { } draft)
            return new Problem("deliver.draft.none", ProblemKind.NotFound);
        if (accepts && draft.Paragraphs.IsEmpty)
            return new Problem("deliver.draft.empty", ProblemKind.Conflict);
        var decided = draft with { State = accepts ? DraftState.Accepted : DraftState.Refused, DecidedBy = by, DecidedAt = at };
        return new InitiativeChange(With(initiative, decided), new Phrase(accepts ? "deliver.log.draft_accepted" : "deliver.log.draft_refused", Document(decided)));
    }

    /// <summary>Puts a person's wording, already held against the evidence, in place of the draft. Taken over when nothing had to be struck out; else it waits for one more look.</summary>
    /// <returns>Problem: "deliver.draft.none".</returns>
    public static Outcome<InitiativeChange> Edit(
        Initiative initiative, string document, string section, string language, ImmutableArray<ImmutableArray<CitedSentence>> paragraphs, ImmutableArray<Removal> removed, string by, DateTimeOffset at)
    {
        if (Find(initiative, document, section, language) is not { } draft)
            return new Problem("deliver.draft.none", ProblemKind.NotFound);
        var state = removed.IsEmpty && !paragraphs.IsEmpty ? DraftState.Edited : DraftState.Offered;
        return new InitiativeChange(
            With(initiative, draft with { Paragraphs = paragraphs, Removed = removed, State = state, DecidedBy = by, DecidedAt = at }),
            new Phrase("deliver.log.draft_edited", Document(draft), Fact.Count("removed", removed.Length)));
    }

    /// <summary>Puts prose that was held against the figures of today in place of what was taken over. It stays taken over when nothing had to be struck out; else it waits for one more look.</summary>
    /// <returns>Problem: "deliver.draft.none".</returns>
    public static Outcome<InitiativeChange> Recheck(
        Initiative initiative, string document, string section, string language, ImmutableArray<ImmutableArray<CitedSentence>> paragraphs, ImmutableArray<Removal> removed, string by, DateTimeOffset at)
    {
        if (Find(initiative, document, section, language) is not { } draft)
            return new Problem("deliver.draft.none", ProblemKind.NotFound);
        var state = removed.IsEmpty && !paragraphs.IsEmpty ? draft.State : DraftState.Offered;
        return new InitiativeChange(
            With(initiative, draft with { Paragraphs = paragraphs, Removed = removed, State = state, DecidedBy = by, DecidedAt = at }),
            new Phrase("deliver.log.draft_rechecked", Document(draft), Fact.Count("removed", removed.Length)));
    }

    public static SectionDraft? Find(Initiative initiative, string document, string section, string language) => initiative.Drafts.FirstOrDefault(d => d.IsOf(document, section, language));

    static Initiative With(Initiative initiative, SectionDraft draft) =>
        initiative with { Drafts = [.. initiative.Drafts.Where(d => !d.IsOf(draft.Document, draft.Section, draft.Language)), draft] };

    static Fact Document(SectionDraft draft) => Fact.Of("document", new Phrase("deliver.paper." + draft.Document));
}

using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Duplicates;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

public sealed class ListDuplicatesHandler(KnownDuplicates known, IFeedbackRecord record, IEvidenceStore evidence, TimeProvider clock)
{
    const int MostProofs = 20;

    /// <returns>Problems as of <see cref="KnownDuplicates"/>.</returns>
    public async Task<Outcome<DuplicateReport>> HandleAsync(ListDuplicates request, CancellationToken cancellationToken)
    {
        var found = await known.FindAsync(request.Least, request.Waits, cancellationToken);
        if (!found.IsOk)
            return found.Problem;
        var (search, all, merges, isOutdated) = found.Value;
        var shown = all.Take(request.MostGroups).ToArray();
        var texts = (await record.ReadAsync([.. shown.SelectMany(g => g.Members.Take(request.MostMembers))], cancellationToken)).ToDictionary(f => f.No);
        // A group whose comments were all erased since the search has nothing to show.
        ImmutableArray<DuplicateGroup> groups = [.. shown.Select(g => GroupOf(g, texts, merges)).Where(g => !g.Members.IsEmpty)];
        var repeats = all.Sum(g => g.Repeats);
        var proof = new Evidence
        {
            Stage = "listen",
            Question = nameof(ListDuplicates),
            Parameters = JsonSerializer.Serialize(request, EvidenceJson.Options),
            Statement = new Phrase(
                "listen.duplicates.statement", Fact.Share("value", repeats / (double)search.Comments), Fact.Count("part", repeats), Fact.Count("whole", search.Comments), Fact.Share("least", request.Least)),
            Data = search.Data,
            Method = "method.listen_duplicates",
            Value = repeats / (double)search.Comments,
            Unit = FactKind.Share,
            NoInterval = "evidence.no_interval.all_comments",
            Seed = SaidAgain.Seed,
            Sentences = [.. groups.Take(MostProofs).Select(g => g.Text)],
            CodeVersion = CodeVersion.Current,
            At = clock.GetUtcNow(),
        }.Sealed();
        await evidence.SaveAsync([proof], cancellationToken);
        return new DuplicateReport
        {
            Answer = groups.IsEmpty
                ? new Phrase("listen.duplicates.none", Fact.Count("comments", search.Comments))
                : new Phrase(
                    "listen.duplicates.answer", Fact.Count("comments", search.Comments), Fact.Count("repeats", repeats), proof.AsFact("share"), Fact.Count("groups", all.Count),
                    Fact.Count("votes", groups[0].Votes), Fact.Of("text", SaidAgain.Short(groups[0].Text))),
            Comments = search.Comments,
            Repeats = repeats,
            Least = request.Least,
            GroupCount = all.Count,
            Groups = groups,
            IsOutdated = isOutdated,
            Evidence = proof.Id,
            Data = search.Data,
            At = search.At,
            Seconds = search.Seconds,
        };
    }

    static DuplicateGroup GroupOf(RepeatGroup group, Dictionary<long, StoredFeedback> texts, MergedComments merges)
    {
        var members = group.Members.Where(texts.ContainsKey).Select(no => texts[no]).ToArray();
        var similarities = members.Length == 0 ? [] : SaidAgain.Similarities([.. members.Select(m => m.Text)]);
        return new DuplicateGroup(
            group.Id, [.. members.Select((m, i) => new DuplicateMember(m.No, m.Text, similarities[i], m.Time))], group.Members.Length, group.Votes, merges.StateOf(group));
    }
}

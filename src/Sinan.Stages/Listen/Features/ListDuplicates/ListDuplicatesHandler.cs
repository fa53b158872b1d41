using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Features.MergeDuplicates;

namespace Sinan.Stages.Listen.Features.ListDuplicates;

public sealed class ListDuplicatesHandler(IFeedbackRecord record, IDataVersions versions, ISettings settings, IEvidenceStore evidence, TimeProvider clock)
{
    /// <returns>Problems "listen.no_feedback", "listen.bad_least".</returns>
    public async Task<Outcome<DuplicateReport>> HandleAsync(ListDuplicates request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (request.Least is not (>= ListDuplicates.LowestLeast and <= 1))
            return new Problem("listen.bad_least", ProblemKind.Invalid, Fact.Share("lowest", ListDuplicates.LowestLeast));
        var feedback = await record.ReadAllAsync(cancellationToken);
        if (feedback.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var data = await versions.CurrentAsync(cancellationToken);
        var merges = await settings.FindAsync<MergedComments>(MergedComments.SettingsKey, cancellationToken) ?? MergedComments.None;
        var groups = await Task.Run(() => SaidAgain.In(feedback, request.Least, merges, Environment.ProcessorCount, cancellationToken), cancellationToken);
        var repeats = groups.Sum(g => g.Members.Length - 1);
        var proof = new Evidence
        {
            Stage = "listen",
            Question = nameof(ListDuplicates),
            Parameters = JsonSerializer.Serialize(request, EvidenceJson.Options),
            Statement = new Phrase(
                "listen.duplicates.statement", Fact.Share("value", repeats / (double)feedback.Count), Fact.Count("part", repeats), Fact.Count("whole", feedback.Count), Fact.Share("least", request.Least)),
            Data = data,
            Method = "method.listen_duplicates",
            Value = repeats / (double)feedback.Count,
            Unit = FactKind.Share,
            NoInterval = "evidence.no_interval.all_comments",
            Seed = SaidAgain.Seed,
            Sentences = [.. groups.Take(20).Select(g => g.Text)],
            CodeVersion = CodeVersion.Current,
            At = clock.GetUtcNow(),
        }.Sealed();
        await evidence.SaveAsync([proof], cancellationToken);
        return new DuplicateReport
        {
            Answer = Sentence(groups, repeats, feedback.Count, proof),
            Comments = feedback.Count,
            Repeats = repeats,
            Least = request.Least,
            Groups = groups,
            Evidence = proof.Id,
            Data = data,
            Seconds = clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    static Phrase Sentence(ImmutableArray<DuplicateGroup> groups, int repeats, int comments, Evidence proof) => groups.IsEmpty
        ? new Phrase("listen.duplicates.none", Fact.Count("comments", comments))
        : new Phrase(
            "listen.duplicates.answer", Fact.Count("comments", comments), Fact.Count("repeats", repeats), proof.AsFact("share"), Fact.Count("groups", groups.Length),
            Fact.Count("votes", groups[0].Votes), Fact.Of("text", SaidAgain.Short(groups[0].Text)));
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.LabelComments;
using Sinan.Stages.Listen.Features.ListThemes;

namespace Sinan.Stages.Listen.Features.CheckLabels;

public sealed class CheckLabelsHandler(ILabelStore store, IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock)
{
    const int MostListed = 15;

    /// <summary>Share of wrong labels that is good, beside the limit that is bad, for the sequential test.</summary>
    const double GoodPart = 0.4;

    static readonly ImmutableArray<double> shares = [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2];

    /// <returns>Problems "listen.labels.no_set", "listen.labels.limit".</returns>
    public async Task<Outcome<LabelQuality>> HandleAsync(CheckLabels request, CancellationToken cancellationToken)
    {
        if (request.Limit is not (>= 0.01 and <= 0.5))
            return new Problem("listen.labels.limit", ProblemKind.Invalid);
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        var labels = new LabelBook(await store.LabelsAsync(request.Set, cancellationToken));
        var report = (await snapshots.LatestAsync<LabelReport>(LabelReport.KindOf(request.Set), cancellationToken))?.Value;
        var proofs = new EvidenceBook(await versions.CurrentAsync(cancellationToken), request.Seed, clock.GetUtcNow(), nameof(CheckLabels));
        var agreement = await Task.Run(() => LabelAgreement.Of(labels, set.Value.Labels, request.Seed), cancellationToken);
        var alpha = agreement is { Alpha: { } value, AlphaBounds: { } bounds }
            ? Figure(proofs, set.Value, "alpha", "method.labels_alpha", FactKind.Number, value, bounds, Fact.Count("comments", agreement.Comments))
            : null;
        var pairs = agreement.Pairs.Select(p => LineOf(proofs, set.Value, p)).ToImmutableArray();
        var plan = PlanOf(proofs, set.Value, agreement, labels, request.Limit);
        await evidence.SaveAsync(proofs.Entries, cancellationToken);
        return new LabelQuality(
            set.Value, Sentence(agreement, alpha, plan), agreement.Comments, alpha, pairs, plan, await DisputesAsync(labels, cancellationToken), await DoubtsAsync(labels, report, cancellationToken),
            report?.SuspectedShare);
    }

    static PairLine LineOf(EvidenceBook proofs, LabelSet set, PairAgreement pair)
    {
        Fact[] people = [Fact.Of("first", pair.First), Fact.Of("second", pair.Second), Fact.Count("comments", pair.Comments)];
        return new PairLine(
            pair.First, pair.Second, pair.Comments, Figure(proofs, set, "agreed", "method.listen_share", FactKind.Share, pair.Agreed / (double)pair.Comments, Proportions.Wilson(pair.Agreed, pair.Comments), people),
            pair is { Kappa: { } kappa, Bounds: { } bounds } ? Figure(proofs, set, "kappa", "method.labels_kappa", FactKind.Number, kappa, bounds, people) : null);
    }

    static LabelPlan PlanOf(EvidenceBook proofs, LabelSet set, LabelAgreement agreement, LabelBook labels, double limit)
    {
        var (lot, all, wrong) = (labels.Labelled.Count(), agreement.Comments, agreement.Wrong);
        var needed = lot == 0 ? AcceptancePlan.Inspect(limit, 0) : AcceptancePlan.Inspect(limit, wrong, lot);
        var error = all == 0
            ? null
            : Figure(proofs, set, "error", "method.labels_error", FactKind.Share, wrong / (double)all, Proportions.ClopperPearson(wrong, all), Fact.Count("wrong", wrong), Fact.Count("checked", all));
        return new LabelPlan(
            limit, lot, all, wrong, error, Proportions.UpperBound(wrong, all), needed, lot > 0 && all >= needed, SequentialTest.Of(agreement.Verdicts.AsSpan(), GoodPart * limit, limit).Verdict,
            [.. shares.Select(s => new PlanPoint(s, AcceptancePlan.Accepts(s, needed, wrong)))]);
    }

    static Fact Figure(EvidenceBook proofs, LabelSet set, string what, string method, FactKind unit, double value, Bounds bounds, params ReadOnlySpan<Fact> further) => ThemeFacts.Of(
        what, proofs.Add("labels." + what, new { figure = what, set = set.Id }, method, unit, value, new Interval(bounds.Low, bounds.High), null, null, [], [Fact.Of("set", set.Title), .. further]), unit);

    static Phrase Sentence(LabelAgreement agreement, Fact? alpha, LabelPlan plan)
    {
        if (plan.Error is null)
            return new Phrase("listen.check.answer.none", Fact.Count("lot", plan.Lot), Fact.Count("needed", plan.Needed));
        Fact[] facts =
        [
            plan.Error, Fact.Count("wrong", plan.Wrong), Fact.Count("checked", plan.Checked), Fact.Share("limit", plan.Limit), Fact.Share("bound", plan.Bound), Fact.Count("more", Math.Max(0, plan.Needed - plan.Checked)),
            alpha ?? Fact.Of("alpha", new Phrase("kernel.unknown")),
        ];
        return new Phrase(plan.IsShown ? "listen.check.answer.shown" : plan.Needed > plan.Checked && agreement.Comments < plan.Lot ? "listen.check.answer.open" : "listen.check.answer.all", [.. facts]);
    }

    async Task<ImmutableArray<LabelDispute>> DisputesAsync(LabelBook labels, CancellationToken cancellationToken)
    {
        var disputes = ImmutableArray.CreateBuilder<LabelDispute>();
        foreach (var comment in labels.Labelled.Where(c => c.IsDisputed).Take(MostListed))
        {
            if (await record.FindAsync(comment.Comment, cancellationToken) is { } said)
                disputes.Add(new LabelDispute(comment.Comment, said.Text, comment.Votes));
        }

        return disputes.ToImmutable();
    }

    /// <summary>Suspects of the newest report that people have not settled or changed since.</summary>
    async Task<ImmutableArray<LabelDoubt>> DoubtsAsync(LabelBook labels, LabelReport? report, CancellationToken cancellationToken)
    {
        var doubts = ImmutableArray.CreateBuilder<LabelDoubt>();
        foreach (var suspect in (report?.Suspects ?? []).Where(s => labels.Find(s.Comment) is { Final: null } comment && comment.Truth == s.Given).Take(MostListed))
        {
            if (await record.FindAsync(suspect.Comment, cancellationToken) is { } said)
                doubts.Add(new LabelDoubt(suspect.Comment, said.Text, suspect.Given, suspect.Likely, suspect.Margin));
        }

        return doubts.ToImmutable();
    }
}

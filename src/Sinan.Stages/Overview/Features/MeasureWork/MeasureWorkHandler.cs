using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Overview.Domain.Work;

namespace Sinan.Stages.Overview.Features.MeasureWork;

public sealed class MeasureWorkHandler(INeedNumbers needs, IWorkOverview work, ISettings settings, IEvidenceStore evidence, IDataVersions versions, TimeProvider clock)
{
    public async Task<WorkMeasures> HandleAsync(MeasureWork request, CancellationToken cancellationToken)
    {
        var shipped = await needs.ShippedAsync(cancellationToken);
        var cases = (await work.ReadAsync(cancellationToken)).Cases;
        var book = await settings.FindAsync<HoursBook>(HoursBook.Key, cancellationToken) ?? HoursBook.Empty;
        var effects = await evidence.FindAsync([.. shipped.Where(s => s.IsVerified).Select(s => s.Effect).OfType<EvidenceId>()], cancellationToken);
        var proofs = new WorkProofs(await versions.CurrentAsync(cancellationToken), clock.GetUtcNow());
        var steps = LoopMap.Steps.Select(step => LineOf(StepHours.Of(book, step), proofs)).ToImmutableArray();
        var measures = new WorkMeasures(LeadTimeOf(cases, shipped, proofs), CostOf(cases, shipped, proofs), ValueOf(shipped, VerifiedValue.Of(effects), proofs), HoursOf(steps), steps, [.. book.Entries.Reverse()]);
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return measures;
    }

    static Phrase LeadTimeOf(ImmutableArray<WorkCase> cases, IReadOnlyList<ShippedNeed> shipped, WorkProofs proofs)
    {
        var lead = LeadTime.Of(cases, shipped);
        if (lead.Cases == 0)
            return new Phrase("overview.lead.none");
        var count = Fact.Count("cases", lead.Cases);
        var figure = proofs.Prove("lead_time", new Phrase("overview.evidence.lead", count), "method.median_order", Fact.Duration("time", lead.Seconds), lead.Interval);
        return new Phrase(lead.Interval is null ? "overview.lead.few" : "overview.lead", figure, count);
    }

    static Phrase CostOf(ImmutableArray<WorkCase> cases, IReadOnlyList<ShippedNeed> shipped, WorkProofs proofs)
    {
        var cost = ShippingCost.Of(cases, shipped);
        if (cost.Total == 0)
            return new Phrase("overview.cost.empty");
        Fact[] counts = [Fact.Count("initiatives", cost.Initiatives), Fact.Count("shipped", cost.Shipped)];
        if (cost.Shipped == 0)
            return new Phrase("overview.cost.none", [Fact.Money("total", cost.Total), .. counts]);
        var figure = proofs.Prove("cost_per_need", new Phrase("overview.evidence.cost", [.. counts]), "method.cost_per_need", Fact.Money("cost", cost.PerNeed), cost.Interval);
        return new Phrase(cost.Interval is null ? "overview.cost.few" : "overview.cost", [figure, .. counts]);
    }

    static ImmutableArray<Phrase> ValueOf(IReadOnlyList<ShippedNeed> shipped, ImmutableArray<VerifiedValue> verified, WorkProofs proofs)
    {
        if (shipped.Count == 0)
            return [new Phrase("overview.value.empty")];
        var rest = Fact.Count("rest", shipped.Count(s => !s.IsVerified));
        if (rest.Number == shipped.Count)
            return [new Phrase("overview.value.none", rest)];
        var phrases = verified.Select(v =>
        {
            var count = Fact.Count("needs", v.Needs);
            return new Phrase(
                "overview.value." + v.Kind,
                proofs.Prove("verified_value", new Phrase("overview.evidence.value." + v.Kind, count), "method.effect_sum", Fact.Decimal("value", v.Sum), new Bounds(v.Interval.Low, v.Interval.High), v.Interval.Level, v.RestsOn), count);
        }).ToList();
        if (shipped.Count - rest.Number - verified.Sum(v => v.Needs) is > 0 and var alone)
            phrases.Add(new Phrase("overview.value.alone", Fact.Count("needs", alone)));
        if (rest.Number > 0)
            phrases.Add(new Phrase("overview.value.rest", rest));
        return [.. phrases];
    }

    static StepLine LineOf(StepHours hours, WorkProofs proofs)
    {
        Fact[] facts = [Fact.Of("step", new Phrase("overview.part." + LoopMap.Code(hours.Step))), Fact.Count("before", hours.Before.Count), Fact.Count("after", hours.After.Count)];
        return new StepLine(
            hours.Step, hours.Before.Count, MeanOf("before", hours.Before, facts, proofs), hours.After.Count, MeanOf("after", hours.After, facts, proofs),
            hours.Change is { } change ? proofs.Prove("hours_change", new Phrase("overview.evidence.hours.change", [.. facts]), "method.hours_change", Fact.Decimal("change", change.Difference), change.Interval, StepHours.Level) : null,
            hours.Verdict);
    }

    static Fact? MeanOf(string side, Moments hours, Fact[] facts, WorkProofs proofs)
    {
        if (hours.Count == 0)
            return null;
        // Entries that are all alike say nothing of how the work varies.
        Bounds? interval = hours.Variance > 0 && Means.Interval(hours) is var bounds ? bounds with { Low = Math.Max(0, bounds.Low) } : null;
        return proofs.Prove("hours_" + side, new Phrase("overview.evidence.hours." + side, [.. facts]), "method.hours_mean", Fact.Decimal(side, hours.Mean), interval);
    }

    static Phrase HoursOf(ImmutableArray<StepLine> steps)
    {
        if (steps.All(s => s.BeforeCount + s.AfterCount == 0))
            return new Phrase("overview.hours.none");
        var (less, more) = (steps.Count(s => s.Verdict == HoursVerdict.Less), steps.Count(s => s.Verdict == HoursVerdict.More));
        return new Phrase("overview.hours.answer", Fact.Count("less", less), Fact.Count("more", more), Fact.Count("open", steps.Length - less - more), Fact.Count("steps", steps.Length));
    }
}

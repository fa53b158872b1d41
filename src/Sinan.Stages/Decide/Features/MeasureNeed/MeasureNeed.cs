using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Features.MeasureNeed;

/// <summary>Did things really get better after a need was shipped?</summary>
/// <param name="Id">Which need; it was shipped.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Metric">Address of the trend of a metric, or of an effect of the newest comparison of variants ("/understand/compare?metric=…&amp;variant=…"), to measure by; null for the step or theme behind the need.</param>
/// <param name="RiseIsGood">Whether more of the metric is better.</param>
public sealed record MeasureNeed(string Id, string Actor, string? Metric = null, bool RiseIsGood = true);

/// <param name="Effect">What changed, with interval and evidence.</param>
/// <param name="IsBetter">Whether the whole interval lies on the good side: then the need is verified.</param>
/// <param name="Card">The need as it stands now.</param>
public sealed record NeedVerdict(Fact Effect, Phrase Says, bool IsBetter, NeedCard Card);

public sealed class MeasureNeedHandler(
    INeedStore store, INeedBook book, INeeds needs, IThemes themes, IMetricEffects metrics, ExperimentEffects experiments, IBehaviorIndexes indexes, IDataVersions versions, IEvidenceStore evidence, TimeProvider clock)
{
    const int MostDays = 30;

    /// <summary>Verifies the need where it surely got better; else it stays shipped, and the figure says how far from sure it is.</summary>
    /// <returns>Problems: "decide.need.not_found", "decide.effect.not_shipped", "decide.effect.nothing_watched", "decide.effect.weeks", "decide.effect.users" and those of <see cref="ExperimentEffects.MeasureAsync"/> and <see cref="IMetricEffects.MeasureAsync"/>.</returns>
    public async Task<Outcome<NeedVerdict>> HandleAsync(MeasureNeed request, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(request.Id, cancellationToken) is not { } card)
            return new Problem("decide.need.not_found", ProblemKind.NotFound, Fact.Of("id", request.Id));
        if (card is not { Shipped: { } shipped, State: NeedState.Shipped or NeedState.Verified })
            return new Problem("decide.effect.not_shipped", ProblemKind.Conflict);
        var measured = request.Metric is { } address && ExperimentEffects.IsAddress(address)
            ? await experiments.MeasureAsync(address, shipped, request.RiseIsGood, cancellationToken)
            : request.Metric is { } metric
            ? (await metrics.MeasureAsync(metric, shipped, cancellationToken)).Map(e => NeedEffect.OfMetric(e, shipped, request.RiseIsGood))
            : await MeasureAsync(card, shipped, cancellationToken);
        if (!measured.IsOk)
            return measured.Problem;
        var (effect, now) = (measured.Value, clock.GetUtcNow());
        var proof = new EvidenceFrame(await versions.CurrentAsync(cancellationToken), now, 0).Make(
            effect.Method, effect.Says, effect.Value, effect.Unit, effect.Interval,
            new { need = card.Id, question = "effect", shipped, metric = request.Metric, riseIsGood = request.Metric is null ? (bool?)null : request.RiseIsGood }, effect.Users, restsOn: effect.RestsOn);
        await evidence.SaveAsync([proof], cancellationToken);
        await store.ChangeAsync(card.Id, c => (c, new NeedEvent(c.Id, now, request.Actor, "measured", c.State, c.State, proof.Id.Value)), cancellationToken);
        if (effect.IsBetter && card.State == NeedState.Shipped)
            card = (await book.MoveAsync(card.Id, NeedState.Verified, "", request.Actor, cancellationToken)).Value;
        return new NeedVerdict(proof.AsFact("value"), proof.Statement, effect.IsBetter, card);
    }

    async Task<Outcome<NeedEffect>> MeasureAsync(NeedCard card, DateTimeOffset shipped, CancellationToken cancellationToken)
    {
        if (await StepAsync(card, shipped, cancellationToken) is { } step)
            return NeedEffect.OfStep(step.Cell, step.Days, shipped);
        // The last week may be going on.
        var weeks = ((await themes.LatestAsync(cancellationToken))?.Themes ?? []).Where(t => VoiceFinder.SubjectOf(t) == card.Subject).SelectMany(t => t.Weeks.SkipLast(1))
            .GroupBy(w => w.Week, w => (double)w.Comments).OrderBy(w => w.Key).Select(w => (w.Key, w.Sum())).ToImmutableArray();
        return weeks.IsEmpty ? new Problem("decide.effect.nothing_watched", ProblemKind.NotEnough) : NeedEffect.OfTheme(weeks, shipped, cancellationToken);
    }

    /// <summary>The tries at the need's step since shipping and as long before; null when the need is about no step of the path.</summary>
    async Task<(StepCell Cell, int Days)?> StepAsync(NeedCard card, DateTimeOffset shipped, CancellationToken cancellationToken)
    {
        var steps = (await needs.LatestAsync(cancellationToken))?.Steps ?? [];
        var at = Enumerable.Range(0, Math.Max(0, steps.Length - 1)).FirstOrDefault(s => FrictionFinder.SubjectOf(steps, s) == card.Subject, -1);
        if (at < 0)
            return null;
        using var lease = await indexes.OpenAsync(cancellationToken);
        if (Period.Of(Period.TimesOf(lease.Index)) is not { } whole)
            return null;
        var split = shipped.ToUnixTimeMilliseconds() / Period.Day * Period.Day;
        var days = (int)Math.Clamp((whole.EndMs - split) / Period.Day, 0, MostDays);
        var window = new Period(split - (days * Period.Day), split, split + (days * Period.Day));
        var cell = new StepScan(lease.Index, window, steps, []).Run(cancellationToken).FirstOrDefault(c => c.Step == at && c.Property is null);
        return (cell ?? new StepCell(at, null, null, default, default), days);
    }
}

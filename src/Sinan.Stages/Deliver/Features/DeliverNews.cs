using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Ledgers;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features;

/// <summary>What this stage tells the home.</summary>
public sealed class DeliverNews(WorkBook book, IDocumentVersions documents)
{
    /// <summary>Stop-loss alarms, days that have passed, gates that can be passed or were refused by a check, hand-overs that wait for their other side, and documents that wait for a signature.</summary>
    public async Task<IReadOnlyList<OpenDecision>> DecisionsAsync(CancellationToken cancellationToken)
    {
        var facts = await book.FactsAsync(cancellationToken);
        var written = (await documents.StandsAsync(cancellationToken)).ToLookup(d => d.Initiative);
        return [.. (await book.InitiativesAsync(cancellationToken)).Where(i => i.IsOpen).SelectMany(i => Decisions(i, facts).Concat(Signatures(i, written[i.Id])))];
    }

    /// <summary>Initiatives begun and given up, gates passed, builds and releases.</summary>
    public async Task<IReadOnlyList<RecentChange>> ChangesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        [.. (await book.InitiativesAsync(cancellationToken)).SelectMany(i => Changes(i, since))];

    static IEnumerable<OpenDecision> Decisions(Initiative initiative, WorkFacts facts)
    {
        var (title, owner) = (Fact.Of("title", initiative.Title), Owner(initiative.Owner));
        if (StopLoss.IsRaisedFor(initiative, facts.Today))
        {
            var isReached = StopLoss.OfCost(initiative, facts.Today) is { IsReached: true } || StopLoss.OfTime(initiative, facts.Today) is { IsReached: true };
            yield return new OpenDecision(
                DecisionUrgency.Alarm, new Phrase(isReached ? "deliver.decision.stop.reached" : "deliver.decision.stop.ahead", title, Fact.Count("days", StopLoss.Ahead)), DeliverDesk.Href(initiative.Id, "/costs"), owner);
        }

        var late = initiative.Steps.Where(s => s.Value.IsOverdue(facts.Today)).OrderBy(s => s.Value.Due).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        if (late is [var (step, progress), ..])
        {
            yield return new OpenDecision(
                DecisionUrgency.Overdue, new Phrase("deliver.decision.late", title, Fact.Count("late", late.Count), Fact.Of("step", new Phrase("deliver.step." + step)), DeliverDesk.DayFact("due", progress.Due)!),
                DeliverDesk.Href(initiative.Id, "/steps/" + step), Owner(progress.Owner.Length > 0 ? progress.Owner : initiative.Owner), Start(progress.Due!.Value));
        }

        if (Promise(initiative, facts.Today, title, owner) is { } promise)
            yield return promise;
        var missing = Gatekeeper.Missing(initiative, initiative.Stage, facts);
        var (stage, failing) = (Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(initiative.Stage))), missing.Count(m => m.State == CheckState.Fails));
        if (missing.IsEmpty)
            yield return new OpenDecision(DecisionUrgency.Waiting, new Phrase("deliver.decision.gate.ready", title, stage), DeliverDesk.Href(initiative.Id), owner);
        else if (failing > 0)
            yield return new OpenDecision(DecisionUrgency.Waiting, new Phrase("deliver.decision.gate.refused", title, stage, Fact.Count("failing", failing)), DeliverDesk.Href(initiative.Id), owner);
        if (HandingOver.Pending(initiative) is { } offer)
        {
            yield return new OpenDecision(
                DecisionUrgency.Waiting, new Phrase("deliver.decision.hand_over", title), DeliverDesk.Href(initiative.Id), new Phrase("deliver.role." + StepWork.Code(offer.To)), offer.At);
        }
    }

    /// <summary>Documents that nobody has signed, and those written anew since they were signed.</summary>
    static IEnumerable<OpenDecision> Signatures(Initiative initiative, IEnumerable<DocumentStand> written)
    {
        var (unsigned, anew) = (written.Count(d => d.Signed is null), written.Count(d => d.Signed < d.Newest));
        var (title, href, owner) = (Fact.Of("title", initiative.Title), DeliverDesk.Href(initiative.Id, "/documents"), Owner(initiative.Owner));
        if (anew > 0)
            yield return new OpenDecision(DecisionUrgency.Waiting, new Phrase("deliver.decision.signed_anew", title, Fact.Count("documents", anew)), href, owner);
        if (unsigned > 0)
            yield return new OpenDecision(DecisionUrgency.Waiting, new Phrase("deliver.decision.unsigned", title, Fact.Count("documents", unsigned)), href, owner);
    }

    /// <summary>A promised day that has passed without a release, milestones past the day that held in four of five cases, or a promise that comes before that day.</summary>
    static OpenDecision? Promise(Initiative initiative, DateOnly today, Fact title, Phrase owner)
    {
        if (initiative.ReleaseDate is { } release && release < today && !initiative.Builds.Any(b => b is { IsRelease: true, Passed: true }))
            return new OpenDecision(DecisionUrgency.Overdue, new Phrase("deliver.decision.release", title, DeliverDesk.DayFact("release", release)!), DeliverDesk.Href(initiative.Id), owner, Start(release));
        if (initiative.Timetable is not { Finish: { } finish } table || table.DateOf(finish.P80) is not { } day || table.Milestones.All(m => m.DoneOn is not null))
            return null;
        var (schedule, p80) = (DeliverDesk.Href(initiative.Id, "/schedule"), DeliverDesk.DayFact("p80", day)!);
        if (day < today)
            return new OpenDecision(DecisionUrgency.Overdue, new Phrase("deliver.decision.milestones", title, Fact.Count("open", table.Milestones.Count(m => m.DoneOn is null)), p80), schedule, owner, Start(day));
        return initiative.ReleaseDate < day
            ? new OpenDecision(DecisionUrgency.Waiting, new Phrase("deliver.decision.promise", title, DeliverDesk.DayFact("release", initiative.ReleaseDate)!, p80), schedule, owner)
            : null;
    }

    static IEnumerable<RecentChange> Changes(Initiative initiative, DateTimeOffset since)
    {
        var (title, href) = (Fact.Of("title", initiative.Title), DeliverDesk.Href(initiative.Id));
        if (initiative.Created >= since)
            yield return new RecentChange(initiative.Created, new Phrase("deliver.change.begun", title), href);
        if (initiative.Dropped is { } drop && drop.At >= since)
            yield return new RecentChange(drop.At, new Phrase("deliver.change.dropped", title, Fact.Of("reason", drop.Reason)), href);
        foreach (var gate in initiative.Gates.Where(g => g.At >= since))
        {
            yield return new RecentChange(
                gate.At, new Phrase(gate.IsOverride ? "deliver.change.gate_overridden" : "deliver.change.gate_passed", title, Fact.Of("stage", new Phrase("deliver.stage." + StepWork.Code(gate.Stage)))), href);
        }

        var builds = initiative.Builds.Where(b => b.At >= since).ToList();
        foreach (var release in builds.Where(b => b.IsRelease))
            yield return new RecentChange(release.At, new Phrase(release.Passed ? "deliver.change.released" : "deliver.change.release_failed", title, Fact.Of("version", release.Version)), href);
        if (builds.Where(b => !b.IsRelease).ToList() is { Count: > 0 } built)
            yield return new RecentChange(built.Max(b => b.At), new Phrase("deliver.change.built", title, Fact.Count("builds", built.Count), Fact.Count("failed", built.Count(b => !b.Passed))), href);
    }

    static Phrase Owner(string name) => name.Length > 0 ? Phrase.Literal(name) : new Phrase("deliver.owes.nobody");

    static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

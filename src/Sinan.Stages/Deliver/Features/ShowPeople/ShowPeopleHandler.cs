using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Planning;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.People;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Timetables;
using Schedule = Sinan.Numerics.Planning.Schedule;

namespace Sinan.Stages.Deliver.Features.ShowPeople;

public sealed class ShowPeopleHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <summary>Risks of which each gets a forecast of its own: the largest.</summary>
    const int MostForecast = 12;

    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<PeopleReport>> HandleAsync(ShowPeople request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var facts = await reader.ReadAsync(cancellationToken);
        var steps = StepDuties.Of(initiative);
        ImmutableArray<Risk> risks = [.. initiative.Risks.OrderByDescending(r => r.Exposure).ThenBy(r => r.Number)];
        var finishes = await Task.Run(() => Finishes(initiative, risks, facts.Proofs, cancellationToken), cancellationToken);
        await evidence.SaveAsync(facts.Proofs.Made, cancellationToken);
        return new PeopleReport(
            [Duties(steps), .. RisksSay(risks, finishes)], initiative.Id, initiative.Title, steps, risks, [.. risks.Where(r => r.IsOverdue(facts.Today)).Select(r => r.Number)], finishes,
            [.. initiative.Timetable.Milestones.Where(m => m.DoneOn is null).Select(m => m.Name).Distinct()]);
    }

    static Phrase Duties(ImmutableArray<StepDuties> steps) => new(
        "deliver.people.answer", Fact.Count("settled", steps.Count(s => s.State == DutyState.Settled)), Fact.Count("steps", steps.Length),
        Fact.Count("wrong", steps.Count(s => s.State is not (DutyState.Settled or DutyState.Empty))));

    static IEnumerable<Phrase> RisksSay(ImmutableArray<Risk> risks, ImmutableArray<FinishLine> finishes)
    {
        if (risks.FirstOrDefault() is not { Exposure: > 0 } largest)
        {
            yield return new Phrase("deliver.risks.answer.none");
            yield break;
        }

        yield return new Phrase("deliver.risks.answer", Fact.Count("risks", risks.Count(r => r.Exposure > 0)), Fact.Of("title", largest.Title), Fact.Decimal("exposure", largest.Exposure));
        if (finishes is [{ } without, .., { Shift: { } shift } with])
            yield return new Phrase("deliver.risks.answer.finish", Day("before", without.P80), Day("after", with.P80), shift);
    }

    static ImmutableArray<FinishLine> Finishes(Initiative initiative, ImmutableArray<Risk> risks, WorkProofs proofs, CancellationToken cancellationToken)
    {
        Risk[] delaying = [.. risks.Where(r => RiskForecast.Delays(initiative, r))];
        if (delaying.Length == 0)
            return [];
        var all = RiskForecast.Of(initiative, delaying, areCertain: false, cancellationToken);
        return
        [
            Line(initiative, new Phrase("deliver.risks.case.without"), [], all.Without.Finish, null, proofs),
            .. delaying.Take(MostForecast).Select(risk =>
            {
                var effect = RiskForecast.Of(initiative, [risk], areCertain: true, cancellationToken);
                return Line(initiative, new Phrase("deliver.risks.case.one", Fact.Of("title", risk.Title)), [risk], effect.With.Finish, effect.Finish, proofs);
            }),
            Line(initiative, new Phrase("deliver.risks.case.all"), delaying, all.With.Finish, all.Finish, proofs),
        ];
    }

    static FinishLine Line(Initiative initiative, Phrase which, Risk[] risks, DaySample finish, TaskShift? shift, WorkProofs proofs)
    {
        var (table, name) = (initiative.Timetable, Fact.Of("case", which));
        var asked = new { initiative.Id, FirstDay = DeliverDesk.Written(table.Start), Risks = risks.Select(r => r.Number), Schedule.DefaultRuns };
        return new FinishLine(
            which, table.DateOf(finish.Quantile(0.5)), table.DateOf(finish.Quantile(0.8)), table.DateOf(finish.Quantile(0.95)),
            proofs.Prove(
                nameof(ShowPeople), asked, new Phrase("deliver.evidence.risk_days", name), "method.schedule_risks",
                Fact.Decimal("days", finish.Quantile(0.5)).Between(finish.Quantile(0.1), finish.Quantile(0.9), 0.8), Timetable.Seed),
            shift is { } later
                ? proofs.Prove(
                    nameof(ShowPeople), asked, new Phrase("deliver.evidence.risk_shift", name), "method.schedule_risks",
                    Fact.Decimal("shift", later.Mean).Between(later.MeanCi95.Low, later.MeanCi95.High), Timetable.Seed)
                : null);
    }

    static Fact Day(string name, DateOnly? day) => DeliverDesk.DayFact(name, day) ?? Fact.Of(name, "–");
}

using Sinan.Kernel;
using Sinan.Numerics.Planning;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Timetables;
using Schedule = Sinan.Numerics.Planning.Schedule;

namespace Sinan.Stages.Deliver.Features.ShowSchedule;

public sealed class ShowScheduleHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problems: "deliver.initiative.not_found", "deliver.milestone.late" (no such milestone, or not 0 to 500 days).</returns>
    public async Task<Outcome<ScheduleReport>> HandleAsync(ShowSchedule request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var table = initiative.Timetable;
        if (table.Milestones.IsEmpty)
            return new ScheduleReport(new Phrase("deliver.schedule.answer.none"), initiative.Id, initiative.Title, table, initiative.ReleaseDate, []);
        if (request.Late is { } late && (late < 1 || late > table.Milestones.Length || !(request.Days is null or (>= 0 and <= 500))))
            return new Problem("deliver.milestone.late", ProblemKind.Invalid);

        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        var plan = Plan.Of(table.Tasks());
        var forecast = Schedule.Simulate(plan, Timetable.Seed, cancellationToken: cancellationToken);
        var buffer = BufferPlan.Of(forecast).Project;
        var report = new ScheduleReport(
            Sentence(initiative, forecast, proofs), initiative.Id, initiative.Title, table, initiative.ReleaseDate, [.. forecast.Tasks.Select((task, t) => Of(table, task, t))],
            new Phrase(
                "deliver.schedule.buffer", Prove(initiative, proofs, "deliver.evidence.buffer", "method.buffer", Fact.Decimal("days", buffer.Days)), Fact.Of("chain", string.Join(" → ", buffer.Tasks.Select(t => table.Milestones[t].Name)))),
            request.Late is { } number ? DelayOf(initiative, plan, number, request.Days ?? ShowSchedule.UsualDelay, proofs, cancellationToken) : null);
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return report;
    }

    static Phrase Sentence(Initiative initiative, ScheduleForecast forecast, WorkProofs proofs)
    {
        var (table, finish) = (initiative.Timetable, forecast.Finish);
        var days = Prove(initiative, proofs, "deliver.evidence.finish", "method.schedule", Between(Fact.Decimal("days", finish.Quantile(0.8)), finish.QuantileCi95(0.8)));
        Fact[] dates = [Date("p50", table.DateOf(finish.Quantile(0.5))), Date("p80", table.DateOf(finish.Quantile(0.8))), days];
        if (initiative.ReleaseDate is not { } release)
            return new Phrase("deliver.schedule.answer", [.. dates]);
        var worked = Timetable.Calendar.DaysTo(table.Start!.Value, release);
        var chance = Prove(initiative, proofs, "deliver.evidence.chance", "method.schedule", Between(Fact.Share("chance", finish.ShareWithin(worked)), finish.ShareWithinCi95(worked)), release);
        return new Phrase("deliver.schedule.answer.release", [.. dates, Date("release", release), chance]);
    }

    static MilestoneForecast Of(Timetable table, TaskForecast task, int t) => new(
        t + 1, table.Milestones[t], Fact.Decimal("days", task.Finish.Quantile(0.5)).Between(task.Finish.Quantile(0.1), task.Finish.Quantile(0.9), 0.8), table.DateOf(task.Finish.Quantile(0.5)), table.DateOf(task.Finish.Quantile(0.8)),
        Between(Fact.Share("critical", task.Criticality), task.CriticalityCi95));

    static Phrase DelayOf(Initiative initiative, Plan plan, int number, double days, WorkProofs proofs, CancellationToken cancellationToken)
    {
        var effect = Schedule.Delay(plan, number - 1, days, Timetable.Seed, cancellationToken: cancellationToken);
        var name = Fact.Of("milestone", initiative.Timetable.Milestones[number - 1].Name);
        var shift = proofs.Prove(
            nameof(ShowSchedule), new { initiative.Id, Late = number, Days = days, Schedule.DefaultRuns }, new Phrase("deliver.evidence.delay", name, Fact.Decimal("days", days)), "method.schedule",
            Between(Fact.Decimal("shift", effect.Finish.Mean), effect.Finish.MeanCi95), Timetable.Seed);
        return new Phrase("deliver.schedule.delay", name, Fact.Decimal("days", days), shift, Between(Fact.Share("moved", effect.Finish.Moved), effect.Finish.MovedCi95).From(shift.Evidence!.Value));
    }

    static Fact Prove(Initiative initiative, WorkProofs proofs, string statement, string method, Fact figure, DateOnly? release = null) => proofs.Prove(
        nameof(ShowSchedule), new { initiative.Id, FirstDay = DeliverDesk.Written(initiative.Timetable.Start), Release = DeliverDesk.Written(release), Schedule.DefaultRuns }, new Phrase(statement), method, figure, Timetable.Seed);

    static Fact Between(Fact fact, Bounds bounds) => fact.Between(bounds.Low, bounds.High);

    static Fact Date(string name, DateOnly? day) => DeliverDesk.DayFact(name, day) ?? Fact.Of(name, "–");
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Planning;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Schedule = Sinan.Numerics.Planning.Schedule;

namespace Sinan.Stages.Deliver.Domain.Timetables;

/// <summary>Milestones with what each waits for and how long it may take. Working days are Monday to Friday.</summary>
public sealed record Timetable
{
    public const int MostMilestones = 40;

    const double MostDays = 2_000, MostRework = 0.9;

    /// <summary>The forecast is the same whoever asks.</summary>
    public const long Seed = 1;

    public static Timetable None { get; } = new();

    public static WorkCalendar Calendar { get; } = new();

    /// <summary>First day; null = not planned yet.</summary>
    public DateOnly? Start { get; init; }

    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>The forecast of this timetable, kept with it; null without milestones.</summary>
    public FinishDays? Finish { get; init; }

    /// <summary>The day on which so many working days from the start end; null without a start.</summary>
    public DateOnly? DateOf(double days) => Start is { } start ? Calendar.DateOf(start, days) : null;

    /// <summary>Checks what was entered and forecasts it.</summary>
    /// <returns>Problems: "deliver.timetable.start", "deliver.timetable.too_many", "deliver.milestone.name", "deliver.milestone.days", "deliver.milestone.rework", "deliver.milestone.after", "deliver.milestone.done", "deliver.milestone.circle".</returns>
    public static Outcome<Timetable> Of(DateOnly? start, ImmutableArray<Milestone> milestones)
    {
        if (milestones.Length == 0)
            return new Timetable { Start = start };
        if (start is null)
            return new Problem("deliver.timetable.start", ProblemKind.Invalid);
        if (milestones.Length > MostMilestones)
            return new Problem("deliver.timetable.too_many", ProblemKind.Invalid, Fact.Count("most", MostMilestones));
        var table = new Timetable { Start = start, Milestones = [.. milestones.Select(m => m with { Name = m.Name.Trim() })] };
        if (table.Milestones.Select(m => Fault(m, table)).FirstOrDefault(fault => fault is not null) is { } found)
            return found;
        var tasks = table.Tasks();
        if (Plan.CircleIn(tasks) is { IsEmpty: false } circle)
            return new Problem("deliver.milestone.circle", ProblemKind.Invalid, Fact.Of("milestones", string.Join(" → ", circle.Select(t => table.Milestones[t].Name))));
        var finish = Schedule.Simulate(Plan.Of(tasks), Seed).Finish;
        return table with { Finish = new FinishDays(finish.Quantile(0.5), finish.Quantile(0.8), finish.Quantile(0.95)) };
    }

    /// <summary>The milestones as tasks of a plan; what is done takes no more time and ends on its day.</summary>
    public ImmutableArray<PlanTask> Tasks() =>
    [
        .. Milestones.Select(m => m.DoneOn is { } done
            ? new PlanTask(ThreePoint.Fixed(0), []) { NotBefore = Calendar.DaysTo(Start!.Value, done) }
            : new PlanTask(ThreePoint.Of(m.Low, m.Mode, m.High), [.. m.After.Select(number => new PlanLink(number - 1))]) { Rework = m.Rework }),
    ];

    static Problem? Fault(Milestone m, Timetable table)
    {
        var name = Fact.Of("milestone", m.Name);
        return m.Name.Length is 0 or > Initiative.MostTitle ? new Problem("deliver.milestone.name", ProblemKind.Invalid, Fact.Count("most", Initiative.MostTitle))
            : !(m.Low >= 0 && m.Low <= m.Mode && m.Mode <= m.High && m.High <= MostDays) ? new Problem("deliver.milestone.days", ProblemKind.Invalid, name)
            : !(m.Rework is >= 0 and <= MostRework) ? new Problem("deliver.milestone.rework", ProblemKind.Invalid, name)
            : m.After.Any(number => number < 1 || number > table.Milestones.Length) ? new Problem("deliver.milestone.after", ProblemKind.Invalid, name)
            : m.DoneOn < table.Start ? new Problem("deliver.milestone.done", ProblemKind.Invalid, name)
            : null;
    }
}

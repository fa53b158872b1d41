using System.Collections.Immutable;
using Sinan.Numerics.Planning;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Timetables;
using Schedule = Sinan.Numerics.Planning.Schedule;

namespace Sinan.Stages.Deliver.Domain.Risks;

/// <summary>What the risks of an initiative do to its timetable.</summary>
static class RiskForecast
{
    /// <summary>Whether a risk delays a milestone that is still ahead.</summary>
    public static bool Delays(Initiative initiative, Risk risk) => risk.State != RiskState.Closed && PositionOf(initiative.Timetable, risk) >= 0;

    /// <summary>The timetable with and without risks.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="risks">Risks that delay a milestone ahead, at least one.</param>
    /// <param name="areCertain">Whether all of them are taken to happen; else each by its chance, and one that has happened for sure.</param>
    /// <param name="cancellationToken">Stops between parts of the runs.</param>
    public static RiskEffect Of(Initiative initiative, IEnumerable<Risk> risks, bool areCertain, CancellationToken cancellationToken)
    {
        var table = initiative.Timetable;
        ImmutableArray<PlanRisk> planned =
            [.. risks.Select(r => new PlanRisk(PositionOf(table, r), areCertain || r.State == RiskState.Happened ? 1 : r.Probability, r.DelayDays))];
        return Schedule.Risks(Plan.Of(table.Tasks()), planned, Timetable.Seed, cancellationToken: cancellationToken);
    }

    /// <summary>Position of the milestone that a risk delays; −1 when there is none of that name, or when it was reached.</summary>
    static int PositionOf(Timetable table, Risk risk)
    {
        for (var m = 0; m < table.Milestones.Length; m++)
        {
            if (table.Milestones[m].Name == risk.Milestone)
                return table.Milestones[m].DoneOn is null ? m : -1;
        }

        return -1;
    }
}

using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>The plan, the fastest pace and what was done, week by week.</summary>
public static class PathCurve
{
    /// <summary>From the plan's first week to its last. The week that runs shows what is done so far.</summary>
    public static ImmutableArray<PathWeek> Of(StudyPlan plan, Learner learner, DateOnly today)
    {
        var end = plan.DayOf(Curriculum.Days);
        var weeks = ImmutableArray.CreateBuilder<PathWeek>();
        for (var day = plan.Start.AddDays(6); day.AddDays(-6) <= end; day = day.AddDays(7))
        {
            var own = learner.Lessons.Count(r => r.Done <= day) / (double)Curriculum.All.Length;
            weeks.Add(new PathWeek(day, Planned(plan, day), Math.Min(1, (day.DayNumber - plan.Start.DayNumber + 1) / (double)PathProgress.SprintDays), day.AddDays(-6) <= today ? own : null));
        }

        return weeks.ToImmutable();
    }

    /// <summary>Share of the path that a plan has done by a day: within a stage the lessons are spread evenly over its days.</summary>
    public static double Planned(StudyPlan plan, DateOnly day)
    {
        double lessons = 0;
        var days = plan.DaysUntil(day);
        foreach (var stage in Curriculum.Stages)
        {
            lessons += Curriculum.Of(stage).Count() * Math.Min(1.0, (double)days / stage.Days);
            days = Math.Max(0, days - stage.Days);
        }

        return lessons / Curriculum.All.Length;
    }
}

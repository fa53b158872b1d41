using Sinan.Stages.Learn.Domain;

namespace Sinan.Tests.Learn;

/// <summary>Dates worked by hand with a calendar: 2026-03-02 is a Monday.</summary>
public sealed class StudyPlanTests
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void The_stages_have_10_30_30_and_20_days_and_90_together()
    {
        Assert.Equal([10, 30, 30, 20], Curriculum.Stages.Select(s => s.Days));
        Assert.Equal(90, Curriculum.Days);
    }

    [Fact]
    public void Five_days_a_week_from_a_Monday_leave_the_weekends_free()
    {
        var plan = new StudyPlan(Monday, 5);

        Assert.Equal(new DateOnly(2026, 3, 6), plan.DayOf(5));
        Assert.Equal(new DateOnly(2026, 3, 9), plan.DayOf(6));
        // 2 + 6 + 6 + 4 weeks.
        Assert.Equal(
            [
                (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 13)), (new DateOnly(2026, 3, 16), new DateOnly(2026, 4, 24)),
                (new DateOnly(2026, 4, 27), new DateOnly(2026, 6, 5)), (new DateOnly(2026, 6, 8), new DateOnly(2026, 7, 3)),
            ],
            plan.Dates(Curriculum.Stages));
    }

    [Fact]
    public void Seven_days_a_week_take_70_days_for_three_stages_and_90_for_all()
    {
        var dates = new StudyPlan(Monday, 7).Dates(Curriculum.Stages);

        Assert.Equal(new DateOnly(2026, 5, 10), dates[2].Last);
        Assert.Equal(new DateOnly(2026, 5, 30), dates[3].Last);
        Assert.Equal(70, dates[2].Last.DayNumber - Monday.DayNumber + 1);
    }

    [Theory]
    [InlineData("2026-03-01", 0)]
    [InlineData("2026-03-02", 1)]
    [InlineData("2026-03-04", 3)]
    [InlineData("2026-03-08", 3)]
    [InlineData("2026-03-09", 4)]
    [InlineData("2026-03-23", 10)]
    public void Three_days_a_week_are_counted_up_to_a_day(string day, int days) =>
        Assert.Equal(days, new StudyPlan(Monday, 3).DaysUntil(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Counting_days_undoes_finding_them_for_every_pace()
    {
        foreach (var perWeek in Enumerable.Range(1, 7))
        {
            var plan = new StudyPlan(Monday, perWeek);
            Assert.All(Enumerable.Range(1, Curriculum.Days), n => Assert.Equal(n, plan.DaysUntil(plan.DayOf(n))));
            Assert.All(Enumerable.Range(1, Curriculum.Days - 1), n => Assert.True(plan.DayOf(n) < plan.DayOf(n + 1)));
        }
    }

    [Fact]
    public void The_plan_spreads_the_lessons_of_a_stage_over_its_days()
    {
        var plan = new StudyPlan(Monday, 7);
        double all = Curriculum.All.Length;

        Assert.Equal(0, PathCurve.Planned(plan, Monday.AddDays(-1)));
        // Day 5 of 10: half of the eleven lessons of stage 1. Day 25: all of them and half of the nine of stage 2.
        Assert.Equal(5.5 / all, PathCurve.Planned(plan, Monday.AddDays(4)), 12);
        Assert.Equal(15.5 / all, PathCurve.Planned(plan, Monday.AddDays(24)), 12);
        Assert.Equal(1, PathCurve.Planned(plan, Monday.AddDays(89)), 12);
        Assert.Equal(1, PathCurve.Planned(plan, Monday.AddDays(500)), 12);
    }

    [Fact]
    public void The_curve_shows_the_own_share_up_to_the_week_that_runs_and_the_15_day_pace()
    {
        var plan = new StudyPlan(Monday, 7);
        var learner = new Learner().Answer("1-01", isRight: true, Monday).Answer("1-02", isRight: true, Monday.AddDays(8)).Answer("1-03", isRight: false, Monday.AddDays(8));

        var weeks = PathCurve.Of(plan, learner, today: Monday.AddDays(8));

        // 90 days are 13 weeks, the last one not full.
        Assert.Equal(13, weeks.Length);
        Assert.Equal([1 / 41.0, 2 / 41.0, null], weeks.Take(3).Select(w => w.Own));
        Assert.Equal([7 / 15.0, 14 / 15.0, 1], weeks.Take(3).Select(w => w.Sprint));
        Assert.Equal(1, weeks[^1].Planned);
    }
}

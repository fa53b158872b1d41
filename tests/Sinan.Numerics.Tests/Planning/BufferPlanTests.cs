using Sinan.Numerics.Planning;

namespace Sinan.Numerics.Tests.Planning;

public sealed class BufferPlanTests
{
    static BufferPlan Of(double safe, params PlanTask[] tasks) =>
        BufferPlan.Of(Schedule.Simulate(Plan.Of([.. tasks]), 2, 100_000, cancellationToken: TestContext.Current.CancellationToken), safe);

    [Fact]
    public void The_square_root_of_the_sum_of_squares()
    {
        Assert.Equal(5, BufferPlan.RootOfSquares([6, 9], [3, 5]));
        Assert.Equal(0, BufferPlan.RootOfSquares([], []));
        Assert.Throws<ArgumentException>(() => BufferPlan.RootOfSquares([1], []));
    }

    // A task between 0 and 10 days has median 5 and 90 % point 9: four of them in a row need √4 · 4 = 8 days behind them, not 16.
    [Fact]
    public void Four_tasks_in_a_row_share_a_buffer_half_as_long_as_theirs()
    {
        var days = ThreePoint.Between(0, 10);

        var plan = Of(0.9, new PlanTask(days, []), new PlanTask(days, [new PlanLink(0)]), new PlanTask(days, [new PlanLink(1)]), new PlanTask(days, [new PlanLink(2)]));

        Assert.Equal([0, 1, 2, 3], plan.Project.Tasks);
        Assert.Equal(20, plan.Project.Length, 0.15);
        Assert.Equal(8, plan.Project.Days, 0.1);
        Assert.Empty(plan.Feeding);
    }

    // By hand, medians: 0 takes 10, 1 (after it) 10, 2 takes 4 from the start, 3 (after 2) 4, 4 waits for 1 and 3 and takes 2: chain 0-1-4 of 22 days,
    // fed by 2-3 with 8 days and 12 to spare. 80 % points are medians + 0.3 · width.
    [Fact]
    public void Chains_that_join_get_buffers_of_their_own()
    {
        static ThreePoint Around(double median, double width) => ThreePoint.Between(median - (width / 2), median + (width / 2));

        var plan = Of(
            0.8, new PlanTask(Around(10, 10), []), new PlanTask(Around(10, 10), [new PlanLink(0)]), new PlanTask(Around(4, 4), []),
            new PlanTask(Around(4, 3), [new PlanLink(2)]), new PlanTask(ThreePoint.Fixed(2), [new PlanLink(1), new PlanLink(3)]));

        Assert.Equal([0, 1, 4], plan.Project.Tasks);
        Assert.Null(plan.Project.Joins);
        Assert.Equal(3 * Math.Sqrt(2), plan.Project.Days, 0.05);
        var feeding = Assert.Single(plan.Feeding);
        Assert.Equal([2, 3], feeding.Tasks);
        Assert.Equal(4, feeding.Joins);
        Assert.Equal(8, feeding.Length, 0.1);
        Assert.Equal(1.5, feeding.Days, 0.02);
        Assert.Equal(12, feeding.Room, 0.2);
    }

    [Fact]
    public void A_safe_duration_is_no_less_than_a_typical_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(0.4, new PlanTask(ThreePoint.Fixed(1), [])));
}

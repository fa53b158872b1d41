using Sinan.Numerics.Planning;

namespace Sinan.Numerics.Tests.Planning;

public sealed class PlanTests
{
    static PlanTask Task(params int[] after) => new(ThreePoint.Fixed(1), [.. after.Select(t => new PlanLink(t))]);

    [Fact]
    public void Tasks_that_wait_for_each_other_are_named()
    {
        Assert.Equal([1, 3, 2], Plan.CircleIn([Task(), Task(0, 3), Task(1), Task(2), Task(3)]));
        Assert.Equal([0], Plan.CircleIn([Task(0)]));
        Assert.Empty(Plan.CircleIn([Task(), Task(0), Task(0, 1)]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task(1), Task(0)]));
    }

    [Fact]
    public void Plans_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Plan.Of([]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task(1)]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task() with { Rework = 1 }]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task() with { NotBefore = -1 }]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task(), new PlanTask(default, [new PlanLink(0, double.NaN)])]));
        Assert.Throws<ArgumentException>(() => Plan.Of([Task()]).WithLate(0, -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Simulate(Plan.Of([Task()]), 1, runs: 0, cancellationToken: TestContext.Current.CancellationToken));
    }
}

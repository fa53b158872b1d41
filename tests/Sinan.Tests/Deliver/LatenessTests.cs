using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;
using Sinan.Stages.Deliver.Domain.Risks;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Tests.Deliver;

public sealed class LatenessTests
{
    static readonly DateOnly Today = new(2026, 5, 4);

    static Initiative New => new() { Title = "x" };

    static IEnumerable<Initiative> With(DateOnly due, bool isDone) =>
    [
        New with { Steps = New.Steps.Add("schedule", new StepProgress("", due, isDone ? StepState.Done : StepState.Doing, "")) },
        New with { Risks = [new Risk { Title = "late", Probability = 0.5, Impact = 3, Due = due, State = isDone ? RiskState.Closed : RiskState.Open }] },
        New with { Issues = [new Issue { Title = "rows", Due = due, State = isDone ? IssueState.Solved : IssueState.Doing }] },
        New with { Talks = [new Talk { Title = "vendor", Day = Today, Decisions = [new Decision { Text = "ship", Owner = "product", Due = due, IsDone = isDone }] }] },
    ];

    [Fact]
    public void Whatever_is_open_past_its_day_is_late()
    {
        Assert.False(Lateness.IsLate(New, Today));
        Assert.All(With(Today.AddDays(-1), isDone: false), i => Assert.True(Lateness.IsLate(i, Today)));
        Assert.All(With(Today, isDone: false).Concat(With(Today.AddDays(-1), isDone: true)), i => Assert.False(Lateness.IsLate(i, Today)));
    }
}

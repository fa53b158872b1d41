using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.PlanPath;

public sealed class PlanPathHandler(LearnerStore learners)
{
    /// <summary>First days that make sense; the last stage day stays a date that calendars know.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2999, 12, 31);

    /// <returns>The plan. Problems: "learn.no_account", "learn.plan.start", "learn.plan.days".</returns>
    public async Task<Outcome<StudyPlan>> HandleAsync(PlanPath request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
            return LearnDesk.NoAccount;
        if (request.Start is not { } start || start < Earliest || start > Latest)
            return new Problem("learn.plan.start", ProblemKind.Invalid, LearnDesk.Day("from", Earliest), LearnDesk.Day("to", Latest));
        if (request.DaysPerWeek is < 1 or > 7)
            return new Problem("learn.plan.days", ProblemKind.Invalid, Fact.Count("days", request.DaysPerWeek));
        var plan = new StudyPlan(start, request.DaysPerWeek);
        await learners.ChangeAsync(account, l => l with { Plan = plan }, cancellationToken);
        return plan;
    }
}

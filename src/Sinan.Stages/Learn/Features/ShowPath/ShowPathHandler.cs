using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowPath;

/// <param name="words">Language of the titles.</param>
public sealed class ShowPathHandler(LearnerStore learners, IWorkspace workspace, TimeProvider clock, Localizer words)
{
    /// <returns>Problem: "learn.no_account".</returns>
    public async Task<Outcome<LearningPath>> HandleAsync(ShowPath request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
            return LearnDesk.NoAccount;
        var learner = await learners.FindAsync(account, cancellationToken);
        var today = clock.Today(workspace);
        var plan = learner.Plan ?? new StudyPlan(today, StudyPlan.DefaultDaysPerWeek);
        var progress = PathProgress.Of(learner);
        return new LearningPath(
            plan, learner.Plan is not null, [.. Curriculum.Stages.Zip(plan.Dates(Curriculum.Stages), (stage, dates) => new StageOnPath(stage, dates.First, dates.Last, Lessons(stage, learner)))],
            progress, PathCurve.Of(plan, learner, today), Curriculum.All.FirstOrDefault(l => learner.Of(l.Id)?.Done is null), today, Sentence(learner, plan, progress, today), Test(progress));
    }

    ImmutableArray<LessonOnPath> Lessons(PathStage stage, Learner learner) =>
        [.. Curriculum.Of(stage).Select(l => new LessonOnPath(l.Id, words[l.Key + ".title"], learner.Of(l.Id)?.Tries ?? 0, learner.Of(l.Id)?.Done))];

    static Phrase Sentence(Learner learner, StudyPlan plan, PathProgress progress, DateOnly today)
    {
        ImmutableArray<Fact> counted = [Fact.Count("done", progress.Done), Fact.Count("all", progress.All), Fact.Share("share", progress.Share)];
        if (progress.Done == progress.All)
            return new Phrase("learn.path.answer.all", [.. counted, LearnDesk.Day("day", learner.Lessons.Max(r => r.Done)!.Value)]);
        if (learner.Plan is null)
            return progress.Done == 0 ? new Phrase("learn.path.answer.none", [.. counted, Fact.Count("days", Curriculum.Days)]) : new Phrase("learn.path.answer.no_plan", counted);
        return new Phrase("learn.path.answer", [.. counted, Fact.Share("planned", PathCurve.Planned(plan, today)), LearnDesk.Day("end", plan.DayOf(Curriculum.Days))]);
    }

    static Phrase? Test(PathProgress progress)
    {
        if (progress.Answered == 0)
            return null;
        var interval = progress.RightInterval;
        return new Phrase(
            "learn.path.test", Fact.Count("answered", progress.Answered), Fact.Count("right", progress.RightAtFirst),
            Fact.Share("share", (double)progress.RightAtFirst / progress.Answered).Between(interval.Low, interval.High), Fact.Share("guessing", PathProgress.Guessing));
    }
}

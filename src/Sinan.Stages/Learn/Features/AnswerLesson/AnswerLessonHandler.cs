using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.AnswerLesson;

public sealed class AnswerLessonHandler(LearnerStore learners, IWorkspace workspace, TimeProvider clock)
{
    /// <returns>Problems: "learn.no_account", "learn.lesson.not_found", "learn.lesson.choice".</returns>
    public async Task<Outcome<LessonVerdict>> HandleAsync(AnswerLesson request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
            return LearnDesk.NoAccount;
        if (Curriculum.Find(request.Lesson) is not { } lesson)
            return LearnDesk.NotFound(request.Lesson);
        if (request.Choice is not [var choice] || !Lesson.Options.Contains(choice))
            return new Problem("learn.lesson.choice", ProblemKind.Invalid);
        var isRight = choice == lesson.Right;
        var today = clock.Today(workspace);
        var learner = await learners.ChangeAsync(account, l => l.Answer(lesson.Id, isRight, today), cancellationToken);
        return new LessonVerdict(isRight, learner.Of(lesson.Id)!);
    }
}

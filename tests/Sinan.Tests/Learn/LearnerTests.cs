using Sinan.Stages.Learn.Domain;

namespace Sinan.Tests.Learn;

public sealed class LearnerTests
{
    static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_lesson_is_done_with_the_right_answer_and_keeps_the_tries_it_took()
    {
        var tried = new Learner().Answer("1-01", isRight: false, Today);
        Assert.Equal(new LessonRecord("1-01", 1, null), Assert.Single(tried.Lessons));

        var done = tried.Answer("1-01", isRight: true, Today.AddDays(1));
        Assert.Equal(new LessonRecord("1-01", 2, Today.AddDays(1)), Assert.Single(done.Lessons));
        Assert.False(done.Lessons[0].IsRightAtFirst);

        Assert.Same(done, done.Answer("1-01", isRight: false, Today.AddDays(2)));
    }

    [Fact]
    public void Progress_counts_what_is_right_at_first_with_Wilsons_interval()
    {
        var learner = new Learner();
        foreach (var lesson in Curriculum.All.Take(8))
            learner = learner.Answer(lesson.Id, isRight: true, Today);
        foreach (var lesson in Curriculum.All.Skip(8).Take(2))
            learner = learner.Answer(lesson.Id, isRight: false, Today);
        learner = learner with { Lessons = learner.Lessons.Add(new LessonRecord("9-99", 1, Today)) };

        var progress = PathProgress.Of(learner);

        Assert.Equal(new PathProgress(8, 41, 10, 8), progress);
        // Wilson (1927) for 8 of 10, as statistics books print it: 0.490 to 0.943.
        Assert.Equal(0.490, progress.RightInterval.Low, 3);
        Assert.Equal(0.943, progress.RightInterval.High, 3);
        // 0.6 · 41 = 24.6 and 0.7 · 41 = 28.7.
        Assert.Equal(25, progress.LessonsFor(PathProgress.MarkLow));
        Assert.Equal(29, progress.LessonsFor(PathProgress.MarkHigh));
    }

    [Fact]
    public void Ratings_of_a_day_replace_each_other_and_earlier_days_stay()
    {
        var learner = new Learner()
            .Rate(new Dictionary<Skill, int> { [Skill.Prompting] = 2, [Skill.Users] = 3 }, Today)
            .Rate(new Dictionary<Skill, int> { [Skill.Prompting] = 3 }, Today)
            .Rate(new Dictionary<Skill, int> { [Skill.Prompting] = 4 }, Today.AddDays(30));

        Assert.Equal(
            [new(Skill.Users, 3, Today), new(Skill.Prompting, 3, Today), new SkillRating(Skill.Prompting, 4, Today.AddDays(30))], learner.Ratings);
    }
}

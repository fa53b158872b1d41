using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>What one account learned, rated and planned. Nobody else sees it.</summary>
public sealed record Learner
{
    public ImmutableArray<LessonRecord> Lessons { get; init; } = [];

    /// <summary>In the order of days; one a skill and day.</summary>
    public ImmutableArray<SkillRating> Ratings { get; init; } = [];

    /// <summary>Null before one is made.</summary>
    public StudyPlan? Plan { get; init; }

    public LessonRecord? Of(string lesson) => Lessons.FirstOrDefault(r => r.Lesson == lesson);

    /// <summary>One answer more. What is done stays done, with the tries that it took.</summary>
    public Learner Answer(string lesson, bool isRight, DateOnly today)
    {
        var old = Of(lesson);
        if (old is { Done: not null })
            return this;
        var now = new LessonRecord(lesson, (old?.Tries ?? 0) + 1, isRight ? today : null);
        return this with { Lessons = old is null ? Lessons.Add(now) : Lessons.Replace(old, now) };
    }

    /// <summary>Ratings of today; those given earlier on the same day are replaced.</summary>
    public Learner Rate(IReadOnlyDictionary<Skill, int> ratings, DateOnly today) =>
        this with { Ratings = [.. Ratings.Where(r => r.Day != today || !ratings.ContainsKey(r.Skill)), .. ratings.OrderBy(r => r.Key).Select(r => new SkillRating(r.Key, r.Value, today))] };
}

using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>Where somebody's skills stand by their own ratings, and which lessons the gaps ask for.</summary>
public static class SkillMap
{
    /// <summary>Every skill, with its newest and its first rating.</summary>
    public static ImmutableArray<SkillLine> Lines(Learner learner) =>
        [.. SkillName.All.Select(skill => new SkillLine(skill, learner.Ratings.LastOrDefault(r => r.Skill == skill), learner.Ratings.FirstOrDefault(r => r.Skill == skill)))];

    /// <summary>Mean of the newest ratings as they stood at the end of each day on which something was rated.</summary>
    public static ImmutableArray<SkillDay> Days(Learner learner)
    {
        var newest = new Dictionary<Skill, int>();
        var days = ImmutableArray.CreateBuilder<SkillDay>();
        foreach (var day in learner.Ratings.GroupBy(r => r.Day))
        {
            foreach (var rating in day)
                newest[rating.Skill] = rating.Rating;
            days.Add(new SkillDay(day.Key, Mean(SkillName.All.Take(SkillName.Abilities)), Mean(SkillName.All.Skip(SkillName.Abilities)), newest.Count));
        }

        return days.ToImmutable();

        double? Mean(IEnumerable<Skill> skills) => skills.Where(newest.ContainsKey).Select(s => (double?)newest[s]).Average();
    }

    /// <summary>Lessons that are not done, those with the widest gap first; of equal ones the earlier on the path. Skills without a rating have no gap.</summary>
    public static IEnumerable<Lesson> Suggested(Learner learner)
    {
        var gaps = Lines(learner).ToDictionary(l => l.Skill, l => l.Gap ?? 0);
        return Curriculum.All.Where(l => learner.Of(l.Id)?.Done is null).OrderByDescending(l => l.Skills.Max(s => gaps[s]));
    }
}

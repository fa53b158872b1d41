using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowSkills;

public sealed class ShowSkillsHandler(LearnerStore learners)
{
    const int MostLessons = 3;

    /// <returns>Problem: "learn.no_account".</returns>
    public async Task<Outcome<SkillReport>> HandleAsync(ShowSkills request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
            return LearnDesk.NoAccount;
        var learner = await learners.FindAsync(account, cancellationToken);
        var lines = SkillMap.Lines(learner);
        return new SkillReport(lines, SkillMap.Days(learner), [.. SkillMap.Suggested(learner).Take(MostLessons).Select(l => l.Id)], Sentence(lines));
    }

    static Phrase Sentence(ImmutableArray<SkillLine> lines)
    {
        var rated = lines.Where(l => l.Now is not null).ToList();
        if (rated.MaxBy(l => l.Gap) is not { } widest)
            return new Phrase("learn.skills.answer.none", Fact.Count("all", lines.Length));
        return new Phrase(
            "learn.skills.answer", Fact.Decimal("mean", rated.Average(l => l.Now!.Rating)), Fact.Count("rated", rated.Count), Fact.Count("all", lines.Length),
            Fact.Of("skill", new Phrase(SkillName.Key(widest.Skill))), Fact.Count("rating", widest.Now!.Rating));
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.RateSkills;

public sealed class RateSkillsHandler(LearnerStore learners, IWorkspace workspace, TimeProvider clock)
{
    /// <returns>The skill map after it. Problems: "learn.no_account", "learn.skills.none", "learn.skills.unknown", "learn.skills.rating".</returns>
    public async Task<Outcome<ImmutableArray<SkillLine>>> HandleAsync(RateSkills request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
            return LearnDesk.NoAccount;
        if (request.Ratings.Count == 0)
            return new Problem("learn.skills.none", ProblemKind.Invalid);
        var ratings = new Dictionary<Skill, int>();
        foreach (var (name, rating) in request.Ratings)
        {
            if (SkillName.All.FirstOrDefault(s => SkillName.Of(s) == name, (Skill)(-1)) is var skill && !Enum.IsDefined(skill))
                return new Problem("learn.skills.unknown", ProblemKind.Invalid, Fact.Of("name", name), Fact.Of("known", string.Join(", ", SkillName.All.Select(SkillName.Of))));
            if (rating is < SkillRating.Least or > SkillRating.Most)
                return new Problem("learn.skills.rating", ProblemKind.Invalid, Fact.Count("rating", rating));
            ratings[skill] = rating;
        }

        var today = clock.Today(workspace);
        return SkillMap.Lines(await learners.ChangeAsync(account, l => l.Rate(ratings, today), cancellationToken));
    }
}

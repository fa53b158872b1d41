using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Learn;

public sealed class LearnerStoreTests
{
    static readonly DateOnly Day = new(2026, 3, 2);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_learned_outlives_the_program_and_belongs_to_one_account()
    {
        using var directory = new TemporaryDirectory();
        var kept = new Learner { Plan = new StudyPlan(Day, 3) }.Answer("1-01", isRight: false, Day).Answer("1-02", isRight: true, Day).Rate(new Dictionary<Skill, int> { [Skill.Tuning] = 2 }, Day);

        await using (var first = await TestWorkspace.OpenAsync(directory.Path, more: null))
            await new LearnerStore(first.Get<ISettings>()).ChangeAsync(7, _ => kept, Token);

        await using var workspace = await TestWorkspace.OpenAsync(directory.Path, more: null);
        var read = await new LearnerStore(workspace.Get<ISettings>()).FindAsync(7, Token);
        Assert.Equal(kept.Plan, read.Plan);
        Assert.Equal(kept.Lessons, read.Lessons);
        Assert.Equal(kept.Ratings, read.Ratings);
        Assert.Empty((await new LearnerStore(workspace.Get<ISettings>()).FindAsync(8, Token)).Lessons);
    }

    [Fact]
    public async Task Answers_given_at_once_are_all_counted()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = new LearnerStore(workspace.Get<ISettings>());

        await Task.WhenAll(Curriculum.All.Take(8).Select(l => store.ChangeAsync(1, x => x.Answer(l.Id, isRight: true, Day), Token)));

        Assert.Equal(8, (await store.FindAsync(1, Token)).Lessons.Length);
    }
}

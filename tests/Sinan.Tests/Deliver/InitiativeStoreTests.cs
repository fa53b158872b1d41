using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Deliver;

public sealed class InitiativeStoreTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static InitiativeChange Begun(string title) => new(new Initiative { Title = title }, new Phrase("deliver.log.begun"));

    [Fact]
    public async Task An_initiative_comes_back_as_it_was_kept()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<IInitiativeStore>();
        var first = await store.AddAsync(Begun("first"), "ann", Token);
        await store.AddAsync(Begun("second"), "ann", Token);
        var full = first with
        {
            Kind = ItemKind.Research, Owner = "梅", IsEstimable = true, ReleaseDate = new DateOnly(2026, 9, 1), Stage = WorkStage.Launch,
            Steps = first.Steps.Add("schedule", new StepProgress("bob", new DateOnly(2026, 4, 1), StepState.Blocked, "waits")),
            Answers = first.Answers.Add("consent", new CheckAnswer("yes", AnswerOrigin.Edited, "bob", workspace.Clock.GetUtcNow())),
            Gates = [new GatePass(WorkStage.NeedInsight, "ann", workspace.Clock.GetUtcNow(), ["business_value"], "mei", "in a hurry")],
            HandOvers = [new HandOver(WorkRole.Planner, WorkRole.Trainer, "train", HandOverState.Accepted, "bob", workspace.Clock.GetUtcNow())],
            Builds = [new Build("1.0", true, true, "", "key", workspace.Clock.GetUtcNow())],
        };

        var kept = (await store.ChangeAsync(first.Id, "bob", _ => new InitiativeChange(full, new Phrase("deliver.log.edited")), Token)).Value;

        Assert.Equivalent(full, kept, strict: true);
        Assert.Equivalent(full, await store.FindAsync(first.Id, Token), strict: true);
        Assert.Equal(WorkRole.Trainer, kept.Holder);
        Assert.Equal(["second", "first"], (await store.ListAsync(Token)).Select(i => i.Title));
        Assert.Equal([("deliver.log.edited", "bob"), ("deliver.log.begun", "ann")], (await store.HistoryAsync(first.Id, 10, Token)).Select(h => (h.Says.Key, h.Actor)));
    }

    [Fact]
    public async Task A_refused_change_leaves_initiative_and_history_alone()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<IInitiativeStore>();
        var added = await store.AddAsync(Begun("first"), "ann", Token);

        var refused = await store.ChangeAsync(added.Id, "bob", _ => new Problem("deliver.gate.complete", ProblemKind.Conflict), Token);
        var unknown = await store.ChangeAsync(99, "bob", i => new InitiativeChange(i, new Phrase("deliver.log.edited")), Token);

        Assert.Equal("deliver.gate.complete", refused.Problem.Code);
        Assert.Equal("deliver.initiative.not_found", unknown.Problem.Code);
        Assert.Single(await store.HistoryAsync(added.Id, 10, Token));
        Assert.Null(await store.FindAsync(99, Token));
    }

    [Fact]
    public async Task Changes_of_many_at_once_lose_none()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<IInitiativeStore>();
        var added = await store.AddAsync(Begun("first"), "ann", Token);

        await Parallel.ForAsync(0, 24, Token, async (i, token) => await store.ChangeAsync(
            added.Id, "ci", initiative => Building.Note(initiative, new Build("1." + i, false, true, "", "ci", workspace.Clock.GetUtcNow())), token));

        Assert.Equal(Enumerable.Range(0, 24).Select(i => "1." + i).Order(), (await store.FindAsync(added.Id, Token))!.Builds.Select(b => b.Version).Order());
        Assert.Equal(25, (await store.HistoryAsync(added.Id, 100, Token)).Length);
    }
}

using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

public sealed class LabelStoreTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_has_one_label_a_comment_and_takes_the_newest_back_first()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ILabelStore>();

        await store.SaveAsync(Label(1, "ann", "bug"), Token);
        await store.SaveAsync(Label(2, "ann", null), Token);
        await store.SaveAsync(Label(1, "bob", "praise"), Token);
        await store.SaveAsync(Label(1, "ann", "other"), Token);
        await store.SaveAsync(Label(1, "eve", "praise") with { IsFinal = true }, Token);

        var kept = await store.LabelsAsync("kinds", Token);
        Assert.Equal([(2, "ann", null), (1, "bob", "praise"), (1, "ann", "other"), (1, "eve", "praise")], kept.Select(l => ((int)l.Comment, l.Annotator, l.Label)));
        Assert.Empty(await store.LabelsAsync("sentiment", Token));

        Assert.Equal((1, "other"), await UndoneAsync("ann"));
        Assert.Equal((2, null), await UndoneAsync("ann"));
        Assert.Null(await store.UndoAsync("kinds", "ann", Token));
        Assert.Null(await store.UndoAsync("kinds", "eve", Token));

        async Task<(int, string?)> UndoneAsync(string who) => await store.UndoAsync("kinds", who, Token) is { } label ? ((int)label.Comment, label.Label) : default;
    }

    [Fact]
    public async Task A_comment_has_one_final_label_whoever_settles_it()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ILabelStore>();

        await store.SaveAsync(Label(1, "ann", "bug") with { IsFinal = true }, Token);
        await store.SaveAsync(Label(1, "bob", "praise") with { IsFinal = true }, Token);

        Assert.Equal([("bob", "praise")], (await store.LabelsAsync("kinds", Token)).Select(l => (l.Annotator, l.Label!)));
    }

    [Fact]
    public async Task Own_sets_stand_behind_the_built_in_ones_and_names_are_unique()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ILabelStore>();

        var added = await store.AddSetAsync("Area", ["Search", "Payment"], Token);

        Assert.Null(await store.AddSetAsync("AREA", ["a", "b"], Token));
        var sets = await store.SetsAsync(Token);
        Assert.Equal(["kinds", "sentiment", added!.Id], sets.Select(s => s.Id));
        Assert.Equal(["Search", "Payment"], sets[2].Labels);
    }

    static CommentLabel Label(long comment, string who, string? label) => new("kinds", comment, who, label, default);
}

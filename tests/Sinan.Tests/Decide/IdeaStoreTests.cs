using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Decide;

public sealed class IdeaStoreTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IdeaVote Vote(long idea, int voter, double weight = 1) => new(idea, "v-" + voter, weight, null, null, DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_thousand_voters_at_once_lose_no_vote_and_count_none_twice()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var ideas = workspace.Get<IIdeaStore>();
        var (first, second) = (await ideas.AddAsync("First", "", "v-author", false, Stop), await ideas.AddAsync("Second", "", "v-author", false, Stop));

        // Everybody votes for the first, twice at the same time; every third also for the second, and every tenth takes the first vote back afterwards.
        await Task.WhenAll(Enumerable.Range(0, 1_000).SelectMany(v => new[] { ideas.VoteAsync(Vote(first.Id, v), true, Stop), ideas.VoteAsync(Vote(first.Id, v), true, Stop) })
            .Concat(Enumerable.Range(0, 1_000).Where(v => v % 3 == 0).Select(v => ideas.VoteAsync(Vote(second.Id, v), true, Stop))));
        await Task.WhenAll(Enumerable.Range(0, 1_000).Where(v => v % 10 == 0).Select(v => ideas.VoteAsync(Vote(first.Id, v), false, Stop)));

        Assert.Equal((901, 335), ((await ideas.FindAsync(first.Id, Stop))!.Votes, (await ideas.FindAsync(second.Id, Stop))!.Votes));
        var votes = await ideas.VotesAsync(first.Id, Stop);
        Assert.Equal(votes.Count, votes.Select(v => v.Voter).Distinct().Count());
    }

    [Fact]
    public async Task A_merge_counts_each_person_once_and_undoing_it_restores_both_exactly()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var ideas = workspace.Get<IIdeaStore>();
        var (a, b) = (await ideas.AddAsync("A", "text", "v-1", false, Stop), await ideas.AddAsync("B", "", "v-2", false, Stop));
        await ideas.VoteAsync(Vote(a.Id, 3, 5), true, Stop);
        await ideas.VoteAsync(Vote(b.Id, 3, 2), true, Stop);
        await ideas.CommentAsync(a.Id, "said of A", false, Stop);
        var before = (await ideas.ListAsync(true, Stop), await ideas.VotesAsync(a.Id, Stop), await ideas.VotesAsync(b.Id, Stop));

        var merged = (await ideas.MergeAsync(a.Id, b.Id, "ann", Stop)).Value;
        // Voters 1, 2 and 3; weights 1, 1 and the larger of 5 and 2.
        Assert.Equal((b.Id, 3, 7.0), (merged.Id, merged.Votes, merged.Weight));
        Assert.Equal([b.Id], (await ideas.ListAsync(true, Stop)).Select(i => i.Id));
        Assert.Single(await ideas.CommentsAsync(b.Id, Stop));
        Assert.Equal("decide.idea.merged", (await ideas.MergeAsync(a.Id, b.Id, "ann", Stop)).Problem.Code);

        await ideas.PartAsync(a.Id, "ann", Stop);

        Assert.Equal(before.Item1, await ideas.ListAsync(true, Stop));
        Assert.Equal(before.Item2, await ideas.VotesAsync(a.Id, Stop));
        Assert.Equal(before.Item3, await ideas.VotesAsync(b.Id, Stop));
        Assert.Equal("decide.idea.not_merged", (await ideas.PartAsync(a.Id, "ann", Stop)).Problem.Code);
    }

    [Fact]
    public async Task A_vote_for_a_merged_idea_counts_where_it_was_merged_into_and_can_be_taken_back_there()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var ideas = workspace.Get<IIdeaStore>();
        var (a, b) = (await ideas.AddAsync("A", "", "v-1", false, Stop), await ideas.AddAsync("B", "", "v-2", false, Stop));
        await ideas.MergeAsync(a.Id, b.Id, "ann", Stop);

        await ideas.VoteAsync(Vote(a.Id, 9), true, Stop);
        Assert.Equal(3, (await ideas.FindAsync(b.Id, Stop))!.Votes);
        // Who had voted for A before it was merged may change his mind at B.
        await ideas.VoteAsync(Vote(b.Id, 1), false, Stop);
        Assert.Equal(2, (await ideas.FindAsync(b.Id, Stop))!.Votes);

        Assert.False(await ideas.VoteAsync(Vote(99, 1), true, Stop));
        Assert.Equal("decide.idea.not_found", (await ideas.MergeAsync(a.Id + 50, b.Id, "ann", Stop)).Problem.Code);
        Assert.Equal("decide.idea.merged", (await ideas.MergeAsync(b.Id, b.Id, "ann", Stop)).Problem.Code);
    }

    [Fact]
    public async Task Random_merges_undone_in_any_order_restore_everything()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (ideas, random) = (workspace.Get<IIdeaStore>(), new SplitMix64(4));
        for (var i = 0; i < 8; i++)
            await ideas.AddAsync("Idea " + i, "", "v-author" + i, false, Stop);
        for (var vote = 0; vote < 40; vote++)
            await ideas.VoteAsync(Vote(1 + random.NextInt(8), random.NextInt(12), 1 + random.NextInt(3)), true, Stop);
        var before = await SnapshotAsync();
        var merged = new List<long>();
        for (var step = 0; step < 30; step++)
        {
            var (from, into) = (1L + random.NextInt(8), 1L + random.NextInt(8));
            if ((await ideas.MergeAsync(from, into, "ann", Stop)).IsOk)
                merged.Add(from);
            await CountsAgreeAsync();
        }

        Assert.True(merged.Count >= 5);
        var order = merged.ToArray();
        random.Shuffle<long>(order);
        foreach (var id in order)
        {
            Assert.True((await ideas.PartAsync(id, "ann", Stop)).IsOk);
            await CountsAgreeAsync();
        }

        Assert.Equal(before, await SnapshotAsync());

        async Task<List<string>> SnapshotAsync()
        {
            var lines = new List<string>();
            foreach (var idea in (await ideas.ListAsync(true, Stop)).OrderBy(i => i.Id))
                lines.Add(idea + ": " + string.Join(", ", (await ideas.VotesAsync(idea.Id, Stop)).OrderBy(v => v.Voter, StringComparer.Ordinal)));
            return lines;
        }

        // Counted anew, person by person.
        async Task CountsAgreeAsync()
        {
            foreach (var idea in await ideas.ListAsync(true, Stop))
            {
                var people = (await ideas.VotesAsync(idea.Id, Stop)).GroupBy(v => v.Voter).ToArray();
                Assert.Equal((people.Length, people.Sum(p => p.Max(v => v.Weight))), (idea.Votes, idea.Weight));
            }
        }
    }
}

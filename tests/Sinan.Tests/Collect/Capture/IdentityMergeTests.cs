using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Collect.Domain.Identity;

namespace Sinan.Tests.Collect.Capture;

public sealed class IdentityMergeTests
{
    static readonly UInt128 Anonymous = 1, Second = 2, Mei = 10, Lin = 11;

    [Fact]
    public void An_anonymous_id_becomes_the_known_user() =>
        Assert.Equal(new() { [Anonymous] = Mei }, IdentityMerge.Resolve([new(Anonymous, Mei, 5)]));

    [Fact]
    public void The_earliest_link_of_an_id_wins() =>
        Assert.Equal(new() { [Anonymous] = Lin }, IdentityMerge.Resolve([new(Anonymous, Mei, 9), new(Anonymous, Lin, 5)]));

    [Fact]
    public void Two_known_users_never_become_one() =>
        Assert.Equal(new() { [Anonymous] = Mei, [Second] = Lin }, IdentityMerge.Resolve([new(Anonymous, Mei, 1), new(Second, Lin, 2), new(Lin, Mei, 3), new(Mei, Lin, 4)]));

    [Fact]
    public void A_user_known_without_another_id_is_never_moved() =>
        Assert.Empty(IdentityMerge.Resolve([new(Mei, Mei, 1), new(Mei, Lin, 2)]));

    [Fact]
    public void A_chain_ends_at_the_person_known_first() =>
        Assert.Equal(new() { [Mei] = Lin, [Anonymous] = Lin }, IdentityMerge.Resolve([new(Mei, Lin, 1), new(Anonymous, Mei, 2)]));

    /// <summary>Against groups that are joined literally: every id starts in a group of its own, a group that a link led to is known and is never joined to another.</summary>
    [Fact]
    public void Any_order_of_arrival_gives_the_persons_that_joining_groups_in_order_of_time_gives()
    {
        var random = new SplitMix64(11);
        for (var run = 0; run < 500; run++)
        {
            var links = new List<IdentityLink>();
            for (var i = 0; i < 30; i++)
                links.Add(new IdentityLink((UInt128)(uint)random.NextInt(12), (UInt128)(uint)random.NextInt(12), random.NextInt(40)));
            var expected = Joined(links);

            var shuffled = links.OrderBy(_ => random.NextDouble()).Concat(links.Take(5)).ToList();

            Assert.Equal(expected.OrderBy(p => p.Key), IdentityMerge.Resolve(shuffled).OrderBy(p => p.Key));
        }
    }

    static Dictionary<UInt128, UInt128> Joined(List<IdentityLink> links)
    {
        var groups = Enumerable.Range(0, 12).Select(id => (Ids: new HashSet<UInt128> { (UInt128)(uint)id }, Name: (UInt128)(uint)id, IsKnown: false)).ToList();
        foreach (var link in links.OrderBy(l => l.TimeMs).ThenBy(l => l.From).ThenBy(l => l.To))
        {
            var to = groups.FindIndex(g => g.Ids.Contains(link.To));
            groups[to] = groups[to] with { IsKnown = true };
            var from = groups.FindIndex(g => g.Ids.Contains(link.From));
            if (from == to || groups[from].IsKnown)
                continue;
            groups[to].Ids.UnionWith(groups[from].Ids);
            groups.RemoveAt(from);
        }

        return groups.SelectMany(g => g.Ids.Where(id => id != g.Name).Select(id => (id, g.Name))).ToDictionary(p => p.id, p => p.Name);
    }
}

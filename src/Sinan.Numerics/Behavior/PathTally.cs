using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>Counts paths and distinct users at nodes, edges and branches, of one worker or of all.</summary>
sealed class PathTally(PathSteps steps) : PathSink
{
    /// <summary>Slots at a step: events told apart, the others, the end.</summary>
    public const int Fan = 16;

    public const int OtherSlot = Fan - 2;

    public const int EndSlot = Fan - 1;

    readonly Counter[] nodes = new Counter[steps.Depth * Fan];
    readonly Counter[] edges = new Counter[steps.Depth * Fan * Fan];
    Counter[] branches = new Counter[64];
    int[] children = new int[64 * Fan];
    int branchCount = 1;
    Counter entered;

    public override void Add(int user, ReadOnlySpan<int> path, bool hasEnded)
    {
        entered.Add(user);
        if (path.IsEmpty)
            return;
        branches[0].Add(user);
        var (branch, before) = (0, 0);
        for (var step = 0; step < path.Length; step++)
        {
            var slot = steps.Slot(step, path[step]);
            nodes[step * Fan + slot].Add(user);
            if (step > 0)
                edges[((step - 1) * Fan + before) * Fan + slot].Add(user);
            branch = ChildOf(branch, slot);
            branches[branch].Add(user);
            before = slot;
        }

        if (hasEnded)
            edges[((path.Length - 1) * Fan + before) * Fan + EndSlot].Add(user);
    }

    /// <summary>Adds what a worker has counted: workers have different users.</summary>
    public void Take(PathTally other)
    {
        entered.Take(other.entered);
        for (var i = 0; i < nodes.Length; i++)
            nodes[i].Take(other.nodes[i]);
        for (var i = 0; i < edges.Length; i++)
            edges[i].Take(other.edges[i]);
        Take(other, 0, 0);
    }

    public PathAnswer Result() => new(
        entered.Users, branches[0].Users, branches[0].Paths,
        [
            .. nodes.Index().Where(n => n.Item.Paths > 0).Select(n => new PathNode(n.Index / Fan, steps.Event(n.Index / Fan, n.Index % Fan), n.Item.Users, n.Item.Paths))
                .OrderBy(n => n.Step).ThenByDescending(n => n.Users).ThenByDescending(n => n.Paths).ThenBy(n => n.Event),
        ],
        [
            .. edges.Index().Where(e => e.Item.Paths > 0).Select(e => Edge(e.Index / (Fan * Fan), e.Index / Fan % Fan, e.Index % Fan, e.Item))
                .OrderBy(e => e.Step).ThenByDescending(e => e.Users).ThenByDescending(e => e.Paths).ThenBy(e => e.From).ThenBy(e => e.To),
        ],
        Branches());

    PathEdge Edge(int step, int from, int to, Counter counter) =>
        new(step, steps.Event(step, from), to == EndSlot ? PathAnswer.End : steps.Event(step + 1, to), counter.Users, counter.Paths);

    int ChildOf(int branch, int slot)
    {
        ref var child = ref children[branch * Fan + slot];
        if (child != 0)
            return child;
        child = branchCount++;
        var made = child;
        if (branchCount > branches.Length)
        {
            Array.Resize(ref branches, 2 * branches.Length);
            Array.Resize(ref children, 2 * children.Length);
        }

        return made;
    }

    void Take(PathTally other, int from, int to)
    {
        branches[to].Take(other.branches[from]);
        for (var slot = 0; slot < Fan; slot++)
        {
            if (other.children[from * Fan + slot] is > 0 and var child)
                Take(other, child, ChildOf(to, slot));
        }
    }

    ImmutableArray<PathBranch> Branches()
    {
        var found = new List<PathBranch>();
        Collect(0, [], found);
        return
        [
            .. found.OrderByDescending(b => b.Users).ThenByDescending(b => b.Paths).ThenBy(b => b.Events.Length)
                .ThenBy(b => b.Events, Comparer<ImmutableArray<int>>.Create((a, b) => a.AsSpan().SequenceCompareTo(b.AsSpan()))).Take(Paths.MostBranches),
        ];
    }

    void Collect(int branch, ImmutableArray<int> events, List<PathBranch> found)
    {
        for (var slot = 0; slot < Fan; slot++)
        {
            if (children[branch * Fan + slot] is not (> 0 and var child))
                continue;
            var grown = events.Add(steps.Event(events.Length, slot));
            found.Add(new PathBranch(grown, branches[child].Users, branches[child].Paths));
            Collect(child, grown, found);
        }
    }

    /// <summary>Paths, and users counted once: the paths of a user come one after the other.</summary>
    struct Counter
    {
        int lastUser;

        public long Users { get; private set; }

        public long Paths { get; private set; }

        public void Add(int user)
        {
            Paths++;
            Users += lastUser == user + 1 ? 0 : 1;
            lastUser = user + 1;
        }

        public void Take(Counter other) => (Users, Paths) = (Users + other.Users, Paths + other.Paths);
    }
}

namespace Sinan.Numerics.Behavior;

/// <summary>The ways that users take through a product, step by step.</summary>
/// <remarks>Two walks over the index: the first counts events by step and so chooses the ones told apart, the second counts moves and branches among these.
/// Memory depends on depth and names, not on the events; users are counted once at each node, edge and branch.</remarks>
public static class Paths
{
    /// <summary>Largest number of steps.</summary>
    public const int MostDepth = 10;

    /// <summary>Most events told apart at a step.</summary>
    public const int MostTop = PathTally.Fan - 2;

    /// <summary>Branches of the tree that are told.</summary>
    public const int MostBranches = 100;

    /// <param name="index">Events.</param>
    /// <param name="question">Where paths begin and end, and how they are cut.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <exception cref="ArgumentOutOfRangeException">A depth, number of events, pause or window outside its bounds.</exception>
    public static PathAnswer Answer(BehaviorIndex index, PathQuestion question, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Depth, MostDepth);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Top, MostTop);
        ArgumentOutOfRangeException.ThrowIfNegative(question.GapMs);
        ArgumentOutOfRangeException.ThrowIfNegative(question.WithinMs ?? 0);
        var steps = Steps(index, question, threads, cancellationToken);
        var tally = new PathTally(steps);
        Run(index, question, threads, () => new PathTally(steps), tally.Take, cancellationToken);
        return tally.Result();
    }

    /// <summary>The events told apart at each step.</summary>
    static PathSteps Steps(BehaviorIndex index, PathQuestion question, int threads, CancellationToken cancellationToken)
    {
        var names = index.EventNames.Count;
        if (names <= question.Top)
            return PathSteps.All(question.Depth, names);
        var counts = new PathStepCounts(question.Depth, names);
        Run(index, question, threads, () => new PathStepCounts(question.Depth, names), counts.Take, cancellationToken);
        return counts.Top(question.Top);
    }

    static unsafe void Run<TSink>(BehaviorIndex index, PathQuestion question, int threads, Func<TSink> create, Action<TSink> finish, CancellationToken cancellationToken)
        where TSink : PathSink
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var gate = new Lock();
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, create,
            (range, _, sink) =>
            {
                if (index.CodeWidth == 1)
                    new PathWalk<byte>(index, question, sink).Walk(range, cancellationToken);
                else
                    new PathWalk<ushort>(index, question, sink).Walk(range, cancellationToken);
                return sink;
            },
            sink =>
            {
                lock (gate)
                    finish(sink);
            });
        GC.KeepAlive(index);
    }
}

/// <summary>Takes the paths of users, user by user.</summary>
abstract class PathSink
{
    /// <param name="user">User number.</param>
    /// <param name="path">Event codes by step; empty when the user entered but the path does not count.</param>
    /// <param name="hasEnded">Nothing came behind the last step although there was room for more.</param>
    public abstract void Add(int user, ReadOnlySpan<int> path, bool hasEnded);
}

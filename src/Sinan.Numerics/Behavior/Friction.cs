using System.Collections.Immutable;
using System.Numerics;

namespace Sinan.Numerics.Behavior;

/// <summary>Signs of friction in the behaviour of users: repeated attempts, rage, back-and-forth, errors, and how often the goal was missed after them.</summary>
/// <remarks>Each user counts once for each sign, from its first time on. That fewer reach the goal after a sign does not prove that the sign is the reason.</remarks>
public static unsafe class Friction
{
    /// <param name="index">Events.</param>
    /// <param name="question">Goal and what counts as failure.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>One cell for each sign that at least one user showed, by kind, event and other event.</returns>
    /// <exception cref="ArgumentException">A column without codes.</exception>
    public static ImmutableArray<FrictionCell> Answer(BehaviorIndex index, FrictionQuestion question, int threads, CancellationToken cancellationToken)
    {
        if (question.Same is { IsCoded: false } || question.ErrorColumn is { IsCoded: false })
            throw new ArgumentException("Friction compares and reads coded columns only.", nameof(question));
        var names = index.EventNames.Count;
        var bases = Bases(index, question, cancellationToken);
        var all = new FrictionTally(names);
        var gate = new Lock();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, () => new FrictionTally(names),
            (range, _, own) =>
            {
                if (index.CodeWidth == 1)
                    Walk<byte>(index, question, bases, range, own, cancellationToken);
                else
                    Walk<ushort>(index, question, bases, range, own, cancellationToken);
                return own;
            },
            own =>
            {
                lock (gate)
                    all.Take(own);
            });
        GC.KeepAlive(index);
        return [.. all.Signs.OrderBy(s => s.Key.Kind).ThenBy(s => s.Key.Event).ThenBy(s => s.Key.Other).Select(s => Cell(s.Key, s.Value, bases[s.Key.Event], all))];
    }

    static FrictionCell Cell(FrictionKey key, FrictionTally.Pair pair, int basis, FrictionTally all)
    {
        var whole = basis < 0 ? default : all.Events[basis];
        return new FrictionCell(
            key.Kind, key.Event, key.Other, basis, pair.AtSign.Users, pair.AtSign.Judged, pair.AtSign.Lost, whole.Users + pair.AtSign.Users - pair.AtBase.Users,
            whole.Judged - pair.AtBase.Judged, whole.Lost - pair.AtBase.Lost);
    }

    static void Walk<T>(BehaviorIndex index, FrictionQuestion question, int[] bases, UserRange range, FrictionTally tally, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var walk = new FrictionWalk<T>(index, question, bases, tally);
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            walk.User(user);
        }
    }

    /// <summary>By event code, the event to compare with: itself, for an error event the one that is no error and most often stands right before it (the first of equals).</summary>
    static int[] Bases(BehaviorIndex index, FrictionQuestion question, CancellationToken cancellationToken)
    {
        var names = index.EventNames.Count;
        int[] bases = [.. Enumerable.Range(0, names)];
        int[] errors = [.. bases.Where(question.IsErrorCode)];
        if (errors.Length == 0)
            return bases;
        var before = errors.ToDictionary(e => e, _ => new long[names]);
        for (var user = 0; user < index.Users; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            for (var at = index.Offsets[user] + 1; at < index.Offsets[user + 1]; at++)
            {
                if (question.IsErrorCode(index.EventAt(at)) && index.EventAt(at - 1) is var last && !question.IsErrorCode(last))
                    before[index.EventAt(at)][last]++;
            }
        }

        foreach (var error in errors)
        {
            var most = before[error].Max();
            bases[error] = most == 0 ? -1 : Array.IndexOf(before[error], most);
        }

        return bases;
    }
}

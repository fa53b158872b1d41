using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Mining;

/// <summary>Rules of the form: who did these in this order, then did that.</summary>
public static class SequenceRules
{
    /// <param name="log">What users did.</param>
    /// <param name="question">Least support, window, length, strength.</param>
    /// <param name="threads">Worker threads, 0 = all processors; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked at every order.</param>
    /// <returns>Strongest first: by lift, then count, then events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of the question is out of its range.</exception>
    public static ImmutableArray<SequenceRule> Of(EventSequences log, SequenceQuestion question, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(question.MinCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.MaxLength, 2);
        if (!(question.MinConfidence is >= 0 and <= 1) || question.Within < 0)
            throw new ArgumentOutOfRangeException(nameof(question), question, "A confidence must be in 0…1 and a window not below 0.");
        var usersByCode = log.UsersByCode();
        int[] frequent = [.. Enumerable.Range(0, usersByCode.Length).Where(code => usersByCode[code] >= question.MinCount)];
        var searches = new SequenceSearch[frequent.Length];
        Parallel.For(0, frequent.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, i =>
        {
            searches[i] = new SequenceSearch(log, question, usersByCode, cancellationToken);
            searches[i].Run(frequent[i]);
        });

        SequenceRule[] rules =
        [
            .. searches.SelectMany(s => s.Found).Where(f => f.Count >= question.MinConfidence * f.FirstCount).Select(f => new SequenceRule(
                f.Codes[..^1], f.Codes[^1], f.Count, f.FirstCount, usersByCode[f.Codes[^1]], log.Users, Fisher(f.Codes, f.Count, f.FirstCount), 1)),
        ];
        var q = MultipleTesting.BenjaminiHochberg([.. rules.Select(r => r.P)], [.. rules.Select(r => TestsOf(frequent.Length, r.First.Length + 1))]);
        return
        [
            .. rules.Select((rule, i) => rule with { Q = q[i] }).Where(rule => rule.Lift >= question.MinLift)
                .OrderByDescending(r => r.Lift).ThenByDescending(r => r.Count).ThenBy(r => r.First.Add(r.Then), CodeOrder.Instance),
        ];

        // Who did an event twice has done it: that it is among the first and the last proves nothing.
        double Fisher(ImmutableArray<int> codes, int count, int firstCount) =>
            codes.IndexOf(codes[^1]) < codes.Length - 1 ? 1 : Hypergeometric.UpperTail(count, firstCount, usersByCode[codes[^1]], log.Users);
    }

    /// <summary>One over the part of the error rate of one order: orders of two events share half of it, of three a quarter and so on (as in <see cref="RuleCandidates"/>).</summary>
    static double TestsOf(int codes, int length) => Math.ScaleB(Math.Pow(codes, length), length - 1);

    sealed class CodeOrder : IComparer<ImmutableArray<int>>
    {
        public static CodeOrder Instance { get; } = new();

        public int Compare(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceCompareTo(y.AsSpan());
    }
}

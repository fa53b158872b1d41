namespace Sinan.Numerics.Learning;

/// <summary>Signs that a test measures what the training rows gave away.</summary>
public static class Leakage
{
    /// <summary>A single feature that tells the answer as well as this is suspected to be the answer.</summary>
    public const double SuspectAuc = 0.98;

    /// <summary>Repeated rows: training rows that stood there before, and test rows that stand in the training part.</summary>
    /// <param name="train">What each training row says.</param>
    /// <param name="test">What each test row says.</param>
    public static (int Repeated, int Leaked) Duplicates<T>(IReadOnlyCollection<T> train, IReadOnlyCollection<T> test)
    {
        var known = train.ToHashSet();
        return (train.Count - known.Count, test.Count(known.Contains));
    }

    /// <summary>Test rows whose user, shop or other unit has training rows too.</summary>
    /// <returns>The units, in order of first appearance, and the test rows.</returns>
    public static (IReadOnlyList<T> Shared, int Rows) Groups<T>(IReadOnlyCollection<T> train, IReadOnlyCollection<T> test)
    {
        var known = train.ToHashSet();
        return ([.. test.Where(known.Contains).Distinct()], test.Count(known.Contains));
    }

    /// <summary>Training rows that are later than the first test row: a test of the past by the future.</summary>
    public static int Later(ReadOnlySpan<long> train, ReadOnlySpan<long> test)
    {
        var first = long.MaxValue;
        foreach (var time in test)
            first = Math.Min(first, time);
        var later = 0;
        foreach (var time in train)
            later += time > first ? 1 : 0;
        return later;
    }
}

using System.Collections.Immutable;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Moments that part the past from the future. What lies before a cut-off describes a user, what follows within the horizon is the answer.</summary>
/// <param name="Training">Learned from, newest first; their futures end before <paramref name="Test"/> begins. Empty when the log is too short.</param>
/// <param name="Test">Measured on: the newest whose future is complete.</param>
/// <param name="Now">End of the log: users are scored here.</param>
public sealed record CutOffs(ImmutableArray<long> Training, long Test, long Now)
{
    const int MostTraining = 4;

    /// <summary>The past must be at least this part of the horizon long.</summary>
    const double LeastPast = 0.5;

    /// <param name="firstMs">First moment of the log.</param>
    /// <param name="endMs">Moment after the last event.</param>
    /// <param name="horizonMs">How far ahead.</param>
    /// <returns>Null when there is no past before the newest complete future.</returns>
    public static CutOffs? Of(long firstMs, long endMs, long horizonMs)
    {
        var (earliest, test) = (firstMs + (long)(LeastPast * horizonMs), endMs - horizonMs);
        if (test < earliest)
            return null;
        return new CutOffs([.. Enumerable.Range(1, MostTraining).Select(k => test - (k * horizonMs)).Where(cut => cut >= earliest)], test, endMs);
    }
}

using Sinan.Numerics.Learning;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>Users at cut-offs, as a learner sees them.</summary>
/// <param name="Users">User number of each row.</param>
/// <param name="Features">Rows × features.</param>
/// <param name="Labels">Whether it happened; empty where the future is not known.</param>
public sealed record PredictionRows(int[] Users, FeatureMatrix Features, bool[] Labels)
{
    const int BlockUsers = 4096;

    public int Count => Users.Length;

    public PredictionRows Take(int[] rows) => new([.. rows.Select(r => Users[r])], Features.Take(rows), Labels.Length == 0 ? [] : [.. rows.Select(r => Labels[r])]);

    public static PredictionRows Join(IReadOnlyList<PredictionRows> parts)
    {
        var joined = new FeatureMatrix(parts.Sum(p => p.Count), parts[0].Features.Columns);
        var at = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
                part.Features.Row(i).CopyTo(joined.Row(at++));
        }

        return new PredictionRows([.. parts.SelectMany(p => p.Users)], joined, [.. parts.SelectMany(p => p.Labels)]);
    }

    /// <summary>Users with a past at the cut-off, in order of their numbers.</summary>
    /// <param name="features">How users are described.</param>
    /// <param name="users">Users asked for, ascending.</param>
    /// <param name="cutMs">The cut-off.</param>
    /// <param name="activeSinceMs">Users whose last event lies before are left out; null = none.</param>
    /// <param name="label">What happened to a user; null where the future is not known.</param>
    /// <param name="threads">Worker threads; 0 = all.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static PredictionRows At(
        HistoryFeatures features, int[] users, long cutMs, long? activeSinceMs, Func<int, bool>? label, int threads, CancellationToken cancellationToken)
    {
        var (all, has, labels) = (new FeatureMatrix(users.Length, features.Names.Length), new bool[users.Length], new bool[users.Length]);
        Parallel.For(0, (users.Length + BlockUsers - 1) / BlockUsers, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, block =>
        {
            for (var i = block * BlockUsers; i < Math.Min(users.Length, (block + 1) * BlockUsers); i++)
            {
                has[i] = features.Write(users[i], cutMs, all.Row(i)) is { } last && !(last < activeSinceMs);
                labels[i] = has[i] && label is not null && label(users[i]);
            }
        });
        int[] kept = [.. Enumerable.Range(0, users.Length).Where(i => has[i])];
        return new PredictionRows([.. kept.Select(i => users[i])], all.Take(kept), label is null ? [] : [.. kept.Select(i => labels[i])]);
    }
}

using Sinan.Numerics.Random;

namespace Sinan.Numerics.Behavior;

/// <summary>A fixed share of the users with events, chosen by a hash of their number: the same users for every question, and those of a smaller share are among those of a larger one.</summary>
public sealed unsafe class UserSample
{
    UserSample(double share, byte[] members, long users, long population) => (Share, Members, Users, Population) = (share, members, users, population);

    /// <summary>Share that was asked for.</summary>
    public double Share { get; }

    /// <summary>One byte a user number, 0 = left out: for <see cref="BehaviorGrouping.Where"/>.</summary>
    public ReadOnlyMemory<byte> Members { get; }

    /// <summary>Users in the sample.</summary>
    public long Users { get; }

    /// <summary>Users who could have been.</summary>
    public long Population { get; }

    /// <summary>Users of the population behind each user of the sample.</summary>
    public double Weight => (double)Population / Users;

    /// <param name="index">Events.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <param name="of">Users asked about.</param>
    /// <param name="seed">Another seed chooses other users.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and at most 1.</exception>
    public static UserSample Of(BehaviorIndex index, double share, BehaviorGrouping of, ulong seed = 0)
    {
        if (!(share > 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of users must be above 0 and at most 1.");
        var members = new byte[index.Users];
        var (users, population) = (0L, 0L);
        for (var user = 0; user < members.Length; user++)
        {
            if (index.Offsets[user] == index.Offsets[user + 1] || of.Skips(user))
                continue;
            population++;
            if (SplitMix64.UniformAt(seed, (ulong)user) >= share)
                continue;
            members[user] = 1;
            users++;
        }

        GC.KeepAlive(index);
        return new UserSample(share, members, users, population);
    }
}

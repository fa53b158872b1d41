using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>A segment that a need may touch more than others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Size">Its users.</param>
/// <param name="All">Users of whom it is known whether they are in it.</param>
/// <param name="Holds">Whether a user number is in it; null = not known.</param>
sealed record UserGroup(Phrase Name, int Size, int All, Func<int, bool?> Holds)
{
    /// <summary>Over-representation from which a group is named.</summary>
    const double LeastLift = 1.3;

    const int LeastUsers = 20;

    /// <summary>The groups found in the behaviour; none when the users do not fall into clear ones.</summary>
    public static IEnumerable<UserGroup> Of(SegmentReport? report, SegmentMembership? membership)
    {
        if (report is not { HasGroups: true } || membership is null)
            return [];
        var all = report.Segments.Sum(s => s.Size);
        return report.Segments.Select(s => new UserGroup(s.Name, s.Size, all, user => membership.SegmentOf(user) is { } id ? id == s.Id : null));
    }

    /// <summary>A segment that somebody saved.</summary>
    /// <param name="saved">Its name and members.</param>
    /// <param name="all">Users with events.</param>
    public static UserGroup Of(SavedMembers saved, int all) =>
        new(saved.Name, saved.OfUser.Count(m => m != 0), all, user => (uint)user < (uint)saved.OfUser.Length && saved.OfUser[user] != 0);

    /// <summary>The group that a need touches far more than others: the share of its users in the group over that of everybody, by at least 1.3 and surely above 1.</summary>
    public static Phrase? MostConcerned(IReadOnlySet<int> users, ImmutableArray<UserGroup> groups) => users.Count < LeastUsers
        ? null
        : groups.Select(g => (g.Name, Effect: g.Concerned(users)))
            .Where(g => g.Effect.Interval.Low > 1 && g.Effect.Difference >= LeastLift)
            .OrderByDescending(g => g.Effect.Difference)
            .Select(g => g.Name)
            .FirstOrDefault();

    Effect Concerned(IReadOnlySet<int> users)
    {
        var known = users.Select(Holds).OfType<bool>().ToList();
        return known.Count == 0 || All == 0 ? new Effect(0, new Bounds(0, 0), 1, 0) : Proportions.Ratio(Size, All, known.Count(k => k), known.Count);
    }
}

using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Stages.Listen.Domain.Impact;

/// <summary>Finds the outcome of each person in ratings or in what the person did.</summary>
/// <param name="feedback">All feedback with its readings.</param>
/// <param name="segmentOf">Segment of a user; null for none.</param>
public sealed class ImpactOutcomes(FeedbackColumns feedback, Func<int, string?> segmentOf)
{
    const long Day = 86_400_000;
    const int Window = 30;

    /// <summary>People by their ratings; each comment without a user counts as a person.</summary>
    public ImpactPeople Ratings()
    {
        var people = new ImpactPeople(feedback, segmentOf);
        foreach (var said in ByUser(row => !double.IsNaN(feedback.Ratings[row])))
        {
            var rows = CollectionsMarshal.AsSpan(said);
            if (feedback.Users[rows[0]] >= 0)
            {
                people.Add(rows, Mean(rows));
                continue;
            }

            for (var i = 0; i < rows.Length; i++)
                people.Add(rows.Slice(i, 1), feedback.Ratings[rows[i]]);
        }

        return people;
    }

    /// <summary>Known users by what they did after their first comment; users whose time after it is not all in the log are left out.</summary>
    /// <param name="index">The behaviour.</param>
    /// <param name="outcome">Any but the rating.</param>
    public ImpactPeople Behavior(BehaviorIndex index, ImpactOutcome outcome)
    {
        var people = new ImpactPeople(feedback, segmentOf);
        var last = outcome == ImpactOutcome.Churn ? 2 * Window : Window;
        var (values, quantities) = (index.Column("value"), index.Column("quantity"));
        foreach (var said in ByUser(row => feedback.Users[row] >= 0 && feedback.Times[row] != IntakeBatch.NoTime))
        {
            var (user, start) = (feedback.Users[said[0]], said.Min(row => feedback.Times[row]));
            if (user >= index.Users || start < index.BaseMs || start + ((last + 1) * Day) > index.LastMs)
                continue;
            var (from, to) = index.RangeOf(user);
            var (begin, end) = outcome == ImpactOutcome.Churn ? (start + ((Window + 1) * Day), start + ((last + 1) * Day)) : (start + Day, start + ((Window + 1) * Day));
            var (events, money) = (0, 0.0);
            for (var at = from; at < to; at++)
            {
                if (index.TimeAt(at) is var time && (time < begin || time >= end))
                    continue;
                events++;
                money += Money(values, quantities, at);
            }

            people.Add(CollectionsMarshal.AsSpan(said), outcome switch { ImpactOutcome.Retention => events > 0 ? 1 : 0, ImpactOutcome.Churn => events == 0 ? 1 : 0, _ => money });
        }

        return people;
    }

    /// <summary>Rows of each user in order of the users; those without a user come together, last. The list is valid until the next one.</summary>
    IEnumerable<List<int>> ByUser(Func<int, bool> counts)
    {
        // A counting sort: each user's rows lie together, in their own order.
        var users = 0;
        foreach (var user in feedback.Users)
            users = Math.Max(users, user + 1);
        var ends = new int[users + 1];
        var rows = new List<int>(feedback.Count);
        for (var row = 0; row < feedback.Count; row++)
        {
            if (!counts(row))
                continue;
            rows.Add(row);
            ends[Place(row)]++;
        }

        for (var place = 1; place <= users; place++)
            ends[place] += ends[place - 1];
        var sorted = new int[rows.Count];
        for (var i = rows.Count - 1; i >= 0; i--)
            sorted[--ends[Place(rows[i])]] = rows[i];
        var said = new List<int>();
        for (var place = 0; place <= users; place++)
        {
            said.Clear();
            said.AddRange(sorted.AsSpan(ends[place]..(place < users ? ends[place + 1] : sorted.Length)));
            if (said.Count > 0)
                yield return said;
        }

        int Place(int row) => feedback.Users[row] >= 0 ? feedback.Users[row] : users;
    }

    double Mean(ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += feedback.Ratings[row];
        return sum / rows.Length;
    }

    static double Money(BehaviorColumn? values, BehaviorColumn? quantities, long at)
    {
        if (values is not { IsNumber: true } || double.IsNaN(values.NumberAt(at)))
            return 0;
        return values.NumberAt(at) * (quantities is { IsNumber: true } && !double.IsNaN(quantities.NumberAt(at)) ? quantities.NumberAt(at) : 1);
    }
}

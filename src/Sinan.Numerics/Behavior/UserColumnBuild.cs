using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Fills a column with what was known of each user at each event: one walk over the changes and the events, which are both in the order of user and time.</summary>
sealed unsafe class UserColumnBuild(UserAttributeBuilder builder) : DerivedColumnBuild(builder.Name, BehaviorColumnOrigin.User, builder.Texts, [])
{
    public override void Fill(UserRange range, SortedEvents events)
    {
        var users = CollectionsMarshal.AsSpan(builder.Users);
        var sinceMs = CollectionsMarshal.AsSpan(builder.SinceMs);
        var codes = CollectionsMarshal.AsSpan(builder.Codes);
        var place = events.Offsets[range.From];
        NativeMemory.Clear(Bytes + place * Width, (nuint)((events.Offsets[range.To] - place) * Width));
        for (var next = FirstOf(users, range.From); next < users.Length && users[next] < range.To;)
        {
            var user = users[next];
            place = events.Offsets[user];
            for (; next < users.Length && users[next] == user; next++)
            {
                var code = codes[next];
                if (code >= Texts!.Count || code < -1)
                    throw new ArgumentException($"The attribute '{Name}' has the code {code} but only {Texts.Count} values.");
                var isLast = next + 1 == users.Length || users[next + 1] != user;
                while (place < events.Offsets[user + 1] && events.TimeAt(place) < sinceMs[next])
                    place++;
                for (; place < events.Offsets[user + 1] && (isLast || events.TimeAt(place) < sinceMs[next + 1]); place++)
                    Write(place, code);
            }
        }
    }

    /// <summary>Place of the first change of a user or of those behind.</summary>
    static int FirstOf(ReadOnlySpan<int> users, int user)
    {
        var (low, high) = (0, users.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (users[middle] < user)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

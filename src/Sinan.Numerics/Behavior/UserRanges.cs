namespace Sinan.Numerics.Behavior;

/// <summary>A run of users: from, to (exclusive).</summary>
readonly record struct UserRange(int No, int From, int To);

/// <summary>Splits users into runs of about equally many events. The split depends on the data only, never on the number of threads, so that results do not either.</summary>
static unsafe class UserRanges
{
    public static UserRange[] Of(long* offsets, int users, int wanted)
    {
        var ranges = new List<UserRange>(wanted);
        var (events, from) = (offsets[users], 0);
        for (var r = 1; r <= wanted && from < users; r++)
        {
            var to = r == wanted ? users : FirstAtOrAfter(offsets, users, (long)((Int128)events * r / wanted));
            if (to <= from)
                continue;
            ranges.Add(new UserRange(ranges.Count, from, to));
            from = to;
        }

        return [.. ranges];
    }

    /// <summary>The first user whose events begin at or after a position.</summary>
    static int FirstAtOrAfter(long* offsets, int users, long position)
    {
        var (lo, hi) = (0, users);
        while (lo < hi)
        {
            var mid = (lo + hi) >>> 1;
            if (offsets[mid] < position)
                lo = mid + 1;
            else
                hi = mid;
        }

        return lo;
    }
}

namespace Sinan.Stages.Understand.Domain.Segments;

/// <summary>Sums over the events of one group.</summary>
public sealed class PortraitTotals(int categories, int names)
{
    public double[] Hours { get; } = new double[24];

    public double[] Weekdays { get; } = new double[7];

    public double[] Categories { get; } = new double[categories];

    public double[] EventCounts { get; } = new double[names];

    public double Value { get; set; }

    public long Events { get; set; }

    /// <summary>Sums of every group in one pass over the index, the same for any number of threads.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="groupOfUser">Group by user number, −1 = none.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="threads">Worker threads; 0 = all.</param>
    /// <param name="cancellationToken">Stops between blocks of users.</param>
    public static PortraitTotals[] Of(FeatureSource source, short[] groupOfUser, int groups, int threads, CancellationToken cancellationToken)
    {
        const int BlockUsers = 4096;
        var index = source.Index;
        var span = TimeSpanOfLog.Of(index);
        var clock = new LocalClock(source.Zone, span.FromMs - 86_400_000, span.ToMs + 86_400_000);
        var orders = OrderEvents.Of(index);
        var blocks = new PortraitTotals[(index.Users + BlockUsers - 1) / BlockUsers][];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, block =>
        {
            var walk = new UserWalk(source, clock, span, orders);
            var sums = Empty(source, groups);
            for (var user = block * BlockUsers; user < Math.Min(groupOfUser.Length, (block + 1) * BlockUsers); user++)
            {
                if (groupOfUser[user] >= 0 && walk.Run(user))
                    sums[groupOfUser[user]].Add(walk);
            }

            blocks[block] = sums;
        });

        var totals = Empty(source, groups);
        foreach (var block in blocks)
        {
            for (var g = 0; g < groups; g++)
                totals[g].Add(block[g]);
        }

        return totals;
    }

    /// <summary>The groups together.</summary>
    public static PortraitTotals Together(PortraitTotals[] groups)
    {
        var all = new PortraitTotals(groups[0].Categories.Length, groups[0].EventCounts.Length);
        foreach (var group in groups)
            all.Add(group);
        return all;
    }

    void Add(UserWalk walk)
    {
        Add(Hours, walk.Hours);
        Add(Weekdays, walk.Weekdays);
        Add(Categories, walk.CategoryEvents);
        Add(EventCounts, walk.EventCounts);
        (Value, Events) = (Value + walk.Value, Events + walk.Events);
    }

    void Add(PortraitTotals other)
    {
        Add(Hours, other.Hours);
        Add(Weekdays, other.Weekdays);
        Add(Categories, other.Categories);
        Add(EventCounts, other.EventCounts);
        (Value, Events) = (Value + other.Value, Events + other.Events);
    }

    static void Add(double[] to, double[] from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += from[i];
    }

    static PortraitTotals[] Empty(FeatureSource source, int groups) =>
        [.. Enumerable.Range(0, groups).Select(_ => new PortraitTotals(source.Categories.Count, source.Index.EventNames.Count))];
}

using System.Globalization;

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>An order line that was paid, for the comments to speak about.</summary>
readonly record struct SampleOrder(int User, int Second, int Item, bool HasReview);

/// <summary>Users and events of the sample, with the planted causes: a version whose payment fails, a pair of items, an experiment, and dirt.</summary>
sealed record SampleBehavior(
    IReadOnlyList<SampleUser> Users, IReadOnlyList<SampleEvent> Events, IReadOnlyList<SampleOrder> Orders, IReadOnlyList<(int User, int Second)> FailedPayments, int PairBaskets)
{
    public const int UserCount = 24_000;

    /// <summary>Release days of the second and the third version.</summary>
    public const int SecondRelease = 25, BrokenRelease = 60;

    public const byte BrokenVersion = 2;

    public const double FailureUsual = 0.035, FailureBroken = 0.38;

    public const int ExperimentFrom = 30;

    public const double ExperimentShare = 0.8;

    /// <summary>Version B brings this many times as many filled carts to the checkout, and so this many times the revenue.</summary>
    public const double CheckoutUplift = 1.12;

    /// <summary>Chance that the other item of the pair joins the cart: papers to a kettle, a kettle to papers.</summary>
    public const double PapersWithKettle = 0.5, KettleWithPapers = 0.3;

    public const double ReviewChance = 0.16;

    public const int MissingUsers = 1_900, Duplicates = 1_200, CrawlerEvents = 5_400, ClockErrors = 36;

    /// <summary>Where the dirt says that it comes from: the crawler's position among the users.</summary>
    public const int Crawler = -2;

    public static SampleBehavior Make(IReadOnlyList<SampleItem> items, SampleRandom random)
    {
        var users = MakeUsers(random.Fork(1));
        var visits = new SampleVisits(items, random.Fork(2));
        foreach (var (at, user) in users.Index())
            visits.Add(at, user);
        return new SampleBehavior(users, Soil(visits.Events, random.Fork(3)), visits.Orders, visits.FailedPayments, visits.PairBaskets);
    }

    static List<SampleUser> MakeUsers(SampleRandom random)
    {
        var shares = new double[3];
        for (var (g, sum) = (0, 0.0); g < 3; g++)
            shares[g] = sum += SampleHabits.OfGroup[g].Share;
        double[] platforms = [0.58, 0.92, 1.0];
        var users = new List<SampleUser>(UserCount);
        for (var n = 0; n < UserCount; n++)
        {
            var group = (SampleGroup)random.Weighted(shares);
            var firstDay = random.Chance(0.6) ? 0 : random.Below(50);
            var variant = random.Chance(ExperimentShare) ? random.Below(2) : -1;
            users.Add(new SampleUser(
                "U" + (100_001 + n).ToString(CultureInfo.InvariantCulture), group, firstDay, random.Weighted(platforms), variant, random.Chance(0.72)));
        }

        return users;
    }

    /// <summary>Adds what real logs hold: rows without a user, rows sent twice, a crawler, and a device whose clock fell back to 1970. Sorted by time.</summary>
    static SampleEvent[] Soil(List<SampleEvent> events, SampleRandom random)
    {
        for (var n = 0; n < MissingUsers; n++)
        {
            var at = random.Below(events.Count);
            events[at] = events[at] with { User = -1 };
        }

        for (var n = 0; n < Duplicates; n++)
            events.Add(events[random.Below(events.Count)]);

        var (second, session) = (52 * SampleShop.SecondsOfDay + 3 * 3_600, 900_000_000);
        for (var n = 0; n < CrawlerEvents; n++)
        {
            second += 2 + random.Below(2);
            events.Add(new SampleEvent(Crawler, second, SampleAction.View, (short)(n % 500), 0, 6, 0, session, -1));
        }

        var epoch = (int)(DateTime.UnixEpoch - SampleShop.FirstDay).TotalSeconds;
        var device = events[events.Count / 2].User;
        for (var n = 0; n < ClockErrors; n++)
            events.Add(new SampleEvent(Math.Max(device, 0), epoch + n * 37, SampleAction.View, (short)random.Below(500), 0, 0, (short)(5 + random.Below(60)), session + 1, -1));

        var sorted = events.ToArray();
        var keys = new long[sorted.Length];
        for (var n = 0; n < keys.Length; n++)
            keys[n] = sorted[n].Second * (1L << 24) + n;
        Array.Sort(keys, sorted);
        return sorted;
    }
}

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>Plays the visits of one user after another.</summary>
sealed class SampleVisits(IReadOnlyList<SampleItem> items, SampleRandom random)
{
    readonly double[][] tastes = [.. SampleHabits.OfGroup.Select(h => Taste(items, h))];
    readonly List<short> cart = [];
    int session = 100_000_000;

    public List<SampleEvent> Events { get; } = new(800_000);

    public List<SampleOrder> Orders { get; } = [];

    public List<(int User, int Second)> FailedPayments { get; } = [];

    /// <summary>Paid baskets that hold the planted pair of kinds.</summary>
    public int PairBaskets { get; private set; }

    public void Add(int at, SampleUser user)
    {
        var habits = SampleHabits.OfGroup[(int)user.Group];
        var visits = Math.Max(user.Group == SampleGroup.WeekdayLunch ? 5 : 2, random.Poisson(habits.Sessions * (SampleShop.Days - user.FirstDay) / SampleShop.Days));
        var (second, third) = (Adoption(SampleBehavior.SecondRelease), Adoption(SampleBehavior.BrokenRelease));
        var starts = new int[visits];
        for (var n = 0; n < visits; n++)
        {
            starts[n] = random.Chance(habits.OffHabit)
                ? (user.FirstDay + random.Below(SampleShop.Days - user.FirstDay)) * SampleShop.SecondsOfDay + random.Below(SampleShop.SecondsOfDay)
                : SampleHabits.Day(user.Group, user.FirstDay, random) * SampleShop.SecondsOfDay + SampleHabits.SecondOfDay(user.Group, random);
            starts[n] = Math.Min(starts[n], SampleShop.Days * SampleShop.SecondsOfDay - 3_600);
        }

        Array.Sort(starts);
        var toReview = -1;
        foreach (var start in starts)
        {
            var day = start / SampleShop.SecondsOfDay;
            var version = user.Platform == 2 ? 6 : user.Platform * 3 + (day >= third ? 2 : day >= second ? 1 : 0);
            var variant = day >= SampleBehavior.ExperimentFrom ? user.Variant : -1;
            toReview = Play(at, habits, (int)user.Group, start, (byte)version, (sbyte)variant, toReview);
        }
    }

    /// <summary>The day on which a user updates: an exponential week after the release; one in eight never does.</summary>
    int Adoption(int release) => random.Chance(0.125) ? int.MaxValue : release + (int)random.Exponential(6);

    int Play(int user, SampleHabits habits, int group, int start, byte version, sbyte variant, int toReview)
    {
        session += 1 + random.Below(5);
        var now = start;
        cart.Clear();

        void Log(SampleAction action, int item, int dwell, int quantity = 0)
        {
            Events.Add(new SampleEvent(user, now, action, (short)item, (byte)quantity, version, (short)dwell, session, variant));
            now += Math.Max(dwell, 1);
        }

        if (toReview >= 0)
            Log(SampleAction.Review, toReview, 15 + random.Below(60));
        var looks = 1 + random.Poisson(habits.Views);
        if (random.Chance(0.34))
            Log(SampleAction.Search, -1, 3 + random.Below(12));
        for (var n = 0; n < looks; n++)
        {
            var item = random.Weighted(tastes[group]);
            Log(SampleAction.View, item, (int)Math.Clamp(random.LogNormal(habits.DwellMedian, 0.7), 1, 1_800));
            if (random.Chance(0.09))
                Log(SampleAction.Favourite, item, 2);
            if (random.Chance(0.02))
                Log(SampleAction.Share, item, 4);
            if (!random.Chance(habits.Cart))
                continue;
            Log(SampleAction.AddToCart, item, 3, quantity: 1);
            cart.Add((short)item);
            if (Partner(item) is { } partner)
            {
                Log(SampleAction.View, partner, 12 + random.Below(20));
                Log(SampleAction.AddToCart, partner, 3, quantity: 1);
                cart.Add((short)partner);
            }
        }

        var chance = habits.Checkout * (variant == 1 ? SampleBehavior.CheckoutUplift : 1);
        return cart.Count > 0 && random.Chance(chance) && Pay(user, version, Log, () => now) ? Ordered(user, now, variant) : -1;
    }

    bool Pay(int user, byte version, Action<SampleAction, int, int, int> log, Func<int> now)
    {
        log(SampleAction.Checkout, cart[0], 20 + random.Below(70), 0);
        var failure = version == SampleBehavior.BrokenVersion ? SampleBehavior.FailureBroken : SampleBehavior.FailureUsual;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (!random.Chance(failure))
            {
                foreach (var item in cart)
                    log(SampleAction.Pay, item, 1, random.Chance(0.12) ? 2 : 1);
                return true;
            }

            FailedPayments.Add((user, now()));
            log(SampleAction.PayFailed, cart[0], 8 + random.Below(20), 0);
            if (!random.Chance(0.35))
                return false;
        }

        return false;
    }

    /// <summary>Remembers a paid cart; returns the item that will be reviewed at the next visit, or −1.</summary>
    int Ordered(int user, int second, sbyte variant)
    {
        if (cart.Contains(SampleCatalog.Kettle) && cart.Contains(SampleCatalog.Papers))
            PairBaskets++;
        // B brings more orders; reviews are thinned so that both variants speak equally often and only their satisfaction differs.
        var reviews = random.Chance(SampleBehavior.ReviewChance / (variant == 1 ? SampleBehavior.CheckoutUplift : 1));
        Orders.Add(new SampleOrder(user, second, cart[0], reviews));
        return reviews ? cart[0] : -1;
    }

    int? Partner(int item) => item switch
    {
        SampleCatalog.Kettle when random.Chance(SampleBehavior.PapersWithKettle) => SampleCatalog.Papers,
        SampleCatalog.Papers when random.Chance(SampleBehavior.KettleWithPapers) => SampleCatalog.Kettle,
        _ => null,
    };

    static double[] Taste(IReadOnlyList<SampleItem> items, SampleHabits habits)
    {
        var cumulative = new double[items.Count];
        var sum = 0.0;
        foreach (var (n, item) in items.Index())
            cumulative[n] = sum += item.Weight * habits.Categories[item.Category] * Math.Pow(item.Price / 100, habits.PricePower);
        return cumulative;
    }
}

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>Comments of the sample: reviews of orders, and what people write about the planted causes.</summary>
sealed record SampleFeedback(IReadOnlyList<SampleComment> Comments, double RatingUplift)
{
    /// <summary>The week of late deliveries, first and last day.</summary>
    public const int WaveFrom = 70, WaveTo = 76;

    /// <summary>Chance that version B turns a cross review into a glad one.</summary>
    public const double Soothed = 0.6;

    const int InvoiceAsks = 430, FailedPaymentComplaints = 340, LateUsual = 150, LateWave = 760;

    static readonly (string Topic, int Count)[] others =
        [("app_slow", 260), ("service_bad", 240), ("service_good", 210), ("refund_slow", 230), ("price_alert", 150), ("delivery_fast", 320), ("quality_good", 900), ("quality_bad", 160), ("value_good", 260), ("packaging_good", 200)];

    static readonly (string Topic, double Weight)[] gladReviews =
        [("quality_good", 40), ("delivery_fast", 12), ("packaging_good", 12), ("value_good", 16), ("gift_good", 8), ("taste_good", 12)];

    static readonly (string Topic, double Weight)[] crossReviews = [("quality_bad", 40), ("size_bad", 28), ("packaging_bad", 18), ("coupon_bad", 14)];

    public static SampleFeedback Make(IReadOnlyList<SampleItem> items, SampleBehavior behavior, SampleRandom random)
    {
        var writer = new SampleWriter(items, behavior.Users, random.Fork(1));
        var (draw, comments) = (random.Fork(2), new List<SampleComment>(12_000));
        // Ratings that the commenters in the experiment give under A and would give under B; equal outside reviews.
        var (given, gained) = (0, 0.0);

        foreach (var order in behavior.Orders.Where(o => o.HasReview))
        {
            var second = order.Second + (1 + draw.Below(8)) * SampleShop.SecondsOfDay / 2;
            var (cross, soothed) = (draw.Chance(0.24), draw.Chance(Soothed));
            var isB = behavior.Users[order.User].Variant == 1 && order.Second >= SampleBehavior.ExperimentFrom * SampleShop.SecondsOfDay;
            var glad = Choose(gladReviews, draw);
            if (glad == "taste_good" && items[order.Item].Kind is not (3 or 4))
                glad = "quality_good";
            var sad = Choose(crossReviews, draw);
            var (asGlad, asSad) = (writer.Rating(SampleTone.Glad), writer.Rating(SampleTone.Cross));
            if (InExperiment(behavior, order.User, second))
            {
                given++;
                gained += cross && soothed ? asGlad - asSad : 0;
            }

            var isCross = cross && !(isB && soothed);
            Add(writer.Write(order.User, second, isCross ? sad : glad, order.Item, "product_review") with { Rating = isCross ? asSad : asGlad });
        }

        void Tell(string topic, int user, int second, string source)
        {
            if (source != "support" && InExperiment(behavior, user, second))
                given++;
            Add(writer.Write(user, second, topic, draw.Below(items.Count), source));
        }

        void Add(SampleComment comment)
        {
            if (comment.Second < SampleShop.Days * SampleShop.SecondsOfDay)
                comments.Add(comment);
        }

        int AnyTime(int from, int to) => (from * SampleShop.SecondsOfDay) + (int)((to - from + 1) * (double)SampleShop.SecondsOfDay * draw.Uniform());
        string Channel() => draw.Pick<string>(["app_store", "support", "survey"]);

        var lunch = Enumerable.Range(0, behavior.Users.Count).Where(u => behavior.Users[u].Group == SampleGroup.WeekdayLunch).ToArray();
        for (var n = 0; n < InvoiceAsks; n++)
            Tell("invoice", draw.Chance(0.75) ? lunch[draw.Below(lunch.Length)] : draw.Below(behavior.Users.Count), AnyTime(0, SampleShop.Days - 1), Channel());
        var broken = behavior.FailedPayments.Where(f => f.Second >= (SampleBehavior.BrokenRelease + 1) * SampleShop.SecondsOfDay).ToArray();
        for (var n = 0; n < FailedPaymentComplaints; n++)
        {
            var (user, second) = broken[draw.Below(broken.Length)];
            Tell("payment_fail", user, second + 300 + draw.Below(7_200), Channel());
        }

        for (var n = 0; n < LateUsual + LateWave; n++)
            Tell("delivery_late", behavior.Orders[draw.Below(behavior.Orders.Count)].User, n < LateUsual ? AnyTime(0, SampleShop.Days - 1) : AnyTime(WaveFrom, WaveTo), Channel());
        foreach (var (topic, count) in others)
        {
            for (var n = 0; n < count; n++)
                Tell(topic, draw.Below(behavior.Users.Count), AnyTime(0, SampleShop.Days - 1), Channel());
        }

        comments.AddRange(SampleWriter.Hostile());
        var sorted = comments.OrderBy(c => c.Second).ToList();
        return new SampleFeedback(sorted, gained / given);
    }

    static bool InExperiment(SampleBehavior behavior, int user, int second) =>
        behavior.Users[user].Variant >= 0 && second is >= SampleBehavior.ExperimentFrom * SampleShop.SecondsOfDay and < SampleShop.Days * SampleShop.SecondsOfDay;

    static string Choose((string Topic, double Weight)[] choices, SampleRandom random)
    {
        var at = random.Uniform() * choices.Sum(c => c.Weight);
        foreach (var (topic, weight) in choices)
        {
            if ((at -= weight) < 0)
                return topic;
        }

        return choices[^1].Topic;
    }
}

using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;
using Sinan.Stages.Overview.Domain.Sample;

namespace Sinan.Tests.Decide;

/// <summary>The planted truths of the sample, found by the finders alone.</summary>
public sealed class NeedFindingTests(NeedFindingTests.Sample sample) : IClassFixture<NeedFindingTests.Sample>
{
    static readonly EvidenceFrame frame = new(DataVersion.Empty, DateTimeOffset.UnixEpoch, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public sealed class Sample : IDisposable
    {
        internal SampleShop Shop { get; } = SampleShop.Make(20_240_229);

        public BehaviorIndex Index { get; }

        public Sample() => Index = SampleIndex.Build(Shop);

        public void Dispose() => Index.Dispose();
    }

    [Fact]
    public void The_period_is_not_stretched_by_a_clock_that_fell_back_to_1970()
    {
        var period = Period.Of(Period.TimesOf(sample.Index))!;

        Assert.Equal(new DateTimeOffset(2026, 6, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), period.StartMs);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), period.EndMs);
        Assert.Equal(30, period.RecentDays);
    }

    [Fact]
    public void The_version_whose_payment_fails_is_the_only_friction_of_the_last_step()
    {
        var period = Period.Of(Period.TimesOf(sample.Index))!;
        var steps = MainPath.Of(sample.Index.EventNames);
        var scan = new StepScan(sample.Index, period, steps, sample.Index.Columns.Select(c => c.Name).Where(FrictionFinder.IsCircumstance));

        var found = FrictionFinder.Find(scan.Run(Stop), period.HasEarlier);

        Assert.Equal(["view", "add_to_cart", "checkout", "pay"], steps);
        var friction = Assert.Single(found);
        var cause = friction[0];
        Assert.Equal((2, "app_version", "3.2.0"), (cause.Cell.Step, cause.Cell.Property, cause.Cell.Value));
        // One try fails with 0.38 and is repeated with 0.35, at most three tries: 0.38·(0.65 + 0.35·0.38·(0.65 + 0.35·0.38)) = 0.287 of the checkouts
        // against 0.0228 otherwise: 0.264 more.
        Assert.InRange(0.264, cause.Interval.Low, cause.Interval.High);
        Assert.All(friction, f => Assert.NotEqual("variant", f.Cell.Property));
    }

    [Fact]
    public void The_pair_of_items_leads_the_rules()
    {
        var period = Period.Of(Period.TimesOf(sample.Index))!;
        var items = sample.Index.Column("item")!;
        var scan = new BasketScan(sample.Index, sample.Index.CodeOf("pay"), items);

        var rules = scan.Pairs(20, Stop);

        Assert.Equal(new HashSet<string> { "P1001", "P1011" }, new HashSet<string> { items.TextOf(rules[0].If[0]), items.TextOf(rules[0].Then[0]) });
        Assert.True(PairFinder.IsNeed(rules[0]));
        var need = PairFinder.ToCandidate(rules[0], code => sample.Shop.Items[code].Title, new HashSet<int> { 1, 2, 3 }, period, 29, frame);
        Assert.Equal(NeedCategory.Recommendation, need.Category);
        var lift = need.Evidence[0].Evidence;
        Assert.InRange(lift.Value, lift.Interval!.Low, lift.Interval.High);
    }

    [Fact]
    public void A_try_is_one_user_on_one_day()
    {
        // Worked by hand: user 0 checks out twice on "x" and pays after the second; user 1 checks out once and pays a day and a second later; user 2 on "y" pays.
        using var index = Index(
            (0, 0, "checkout", "x"), (0, 10, "checkout", "x"), (0, 20, "pay", "x"),
            (1, 0, "checkout", "x"), (1, 86_401, "pay", "x"),
            (2, 5, "checkout", "y"), (2, 6, "pay", "y"));
        var cells = new StepScan(index, new Period(-1, 0, 10 * Period.Day), ["checkout", "pay"], ["v"]).Run(Stop);

        var none = new Tries(0, 0, 0);
        Assert.Equal(new StepCell(0, null, null, new Tries(3, 3, 2), none), cells.Single(c => c.Property is null));
        Assert.Equal(new StepCell(0, "v", "x", new Tries(2, 2, 1), none), cells.Single(c => c.Value == "x"));
        Assert.Equal(new StepCell(0, "v", "y", new Tries(1, 1, 1), none), cells.Single(c => c.Value == "y"));
    }

    [Fact]
    public void Users_of_a_short_record_are_not_multiplied()
    {
        // Three users over nine days, each on several of them: thirty days cannot be known to hold more.
        using var index = Index([.. Enumerable.Range(0, 9).SelectMany(day => Enumerable.Range(0, 3).Select(user => (user, day * 86_400L, "pay", "x")))]);
        var period = Period.Of(Period.TimesOf(index))!;

        Assert.Equal(3, period.RecentDays);
        Assert.Equal(3, Activity.Of(index, period).UsersInMonth);
    }

    [Theory]
    [InlineData("支付失败", "payment")]
    [InlineData("payment fails", "payment")]
    [InlineData("电子发票", "invoice")]
    [InlineData("e-invoice", "invoice")]
    [InlineData("快递还没到", "delivery")]
    [InlineData("late delivery", "delivery")]
    public void Themes_in_two_languages_are_about_one_subject(string name, string subject) =>
        Assert.Equal(subject, Concepts.Of(name, [])?.Name);

    [Fact]
    public void Notifications_of_a_messenger_are_no_wish_for_price_alerts() => Assert.Null(Concepts.Of("message, friend, chat", ["message", "friend", "chat", "send", "notification", "bug"]));

    [Fact]
    public void A_word_that_only_contains_a_subject_is_not_about_it() => Assert.Null(Concepts.Of("repayment of joy", []));

    static BehaviorIndex Index(params (int User, long Second, string Event, string Value)[] rows)
    {
        using var builder = new BehaviorIndexBuilder([new("v", false)]);
        var names = rows.Select(r => r.Event).Distinct().ToList();
        var values = rows.Select(r => r.Value).Distinct().ToList();
        builder.Append([.. rows.Select(r => r.User)], [.. rows.Select(r => r.Second * 1000)], [.. rows.Select(r => names.IndexOf(r.Event))]);
        builder.Text("v").Append([.. rows.Select(r => values.IndexOf(r.Value))]);
        builder.Text("v").Texts = values;
        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(names, "t"), null, CancellationToken.None));
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>What was planted in the sample, written beside it as planted-truths.json: the answers that the loop has to find by itself.</summary>
public sealed record PlantedTruths(
    long Seed, string FirstDay, string LastDay, int Users, int Events, int Items, int Comments,
    PlantedFriction Friction, PlantedAsk AskedFeature, ImmutableArray<PlantedGroup> Groups, PlantedPair Pair, PlantedWave ComplaintWave,
    PlantedExperiment Experiment, PlantedDirt Dirt)
{
    internal static PlantedTruths Of(long seed, IReadOnlyList<SampleItem> items, SampleBehavior behavior, SampleFeedback feedback)
    {
        var topics = feedback.Comments.CountBy(c => c.Topic).ToDictionary();
        var (kettle, papers) = (items[SampleCatalog.Kettle], items[SampleCatalog.Papers]);
        var ids = behavior.Users.ToLookup(u => u.Group, u => u.Id);
        return new PlantedTruths(
            seed, Day(0), Day(SampleShop.Days - 1), behavior.Users.Count, behavior.Events.Count, items.Count, feedback.Comments.Count,
            new PlantedFriction(
                "checkout", "pay", "app_version", SampleShop.Versions[SampleBehavior.BrokenVersion], Day(SampleBehavior.BrokenRelease),
                SampleBehavior.FailureUsual, SampleBehavior.FailureBroken, topics["payment_fail"]),
            new PlantedAsk("电子发票", "e-invoice", topics["invoice"]),
            [
                new("night_bargain_hunters", "22:00–01:30", ids[SampleGroup.NightBargain].ToImmutableArray()),
                new("weekday_lunch_frequent_buyers", "Monday–Friday 11:40–13:20", ids[SampleGroup.WeekdayLunch].ToImmutableArray()),
                new("occasional_weekend_browsers", "Saturday–Sunday 09:00–21:00", ids[SampleGroup.WeekendBrowser].ToImmutableArray()),
            ],
            new PlantedPair(kettle.Id, papers.Id, kettle.Title, papers.Title, behavior.PairBaskets),
            new PlantedWave("快递送达晚", "late delivery", Day(SampleFeedback.WaveFrom), Day(SampleFeedback.WaveTo), topics["delivery_late"]),
            new PlantedExperiment("variant", "A", "B", Day(SampleBehavior.ExperimentFrom), SampleBehavior.CheckoutUplift - 1, feedback.RatingUplift),
            new PlantedDirt(behavior.Events.Count(e => e.User == -1), SampleBehavior.Duplicates, SampleBehavior.CrawlerEvents, SampleBehavior.ClockErrors));
    }

    static string Day(int day) => SampleShop.FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A step that fails for one value of a property from one day on.</summary>
public sealed record PlantedFriction(string From, string To, string Property, string Value, string Since, double FailureUsual, double FailurePlanted, int Comments);

/// <summary>A feature that many ask for.</summary>
public sealed record PlantedAsk(string Chinese, string English, int Comments);

/// <summary>Users who share a rhythm.</summary>
public sealed record PlantedGroup(string Name, string When, ImmutableArray<string> Users);

/// <summary>Two items that are bought together.</summary>
public sealed record PlantedPair(string First, string Second, string FirstTitle, string SecondTitle, int Baskets);

/// <summary>A week in which many complain about one thing.</summary>
public sealed record PlantedWave(string Chinese, string English, string From, string To, int Comments);

/// <summary>An experiment: relative uplift of revenue, absolute uplift of the mean rating (stars) of comments in the experiment's time.</summary>
public sealed record PlantedExperiment(string Column, string Control, string Treatment, string Since, double RevenueUplift, double RatingUplift);

/// <summary>Rows that no honest log should hold.</summary>
public sealed record PlantedDirt(int MissingUsers, int Duplicates, int CrawlerEvents, int ClockErrors);

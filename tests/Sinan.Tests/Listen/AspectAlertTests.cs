using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Tests.Listen;

/// <summary>The blame of aspects among the series that alerts watch.</summary>
public sealed class AspectAlertTests
{
    static readonly DateTimeOffset First = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    static readonly AlertRules Quiet = new() { Volume = false, Negativity = false, Themes = false };

    // Thirty comments of a hundred blame the screen, one the battery: too few to see anything.
    [Fact]
    public void Blame_of_an_aspect_is_counted_when_it_is_asked_for_and_comes_often_enough()
    {
        var feedback = Enumerable.Range(0, 100).Select(i => new StoredFeedback(i, null, First.AddDays(i), null, null, null, null, "x")).ToArray();
        var counts = new FeedbackCounts(feedback, [], new FeedbackPeriods("day", TimeZoneInfo.Utc, First, First.AddDays(99)));
        (SeriesName Name, HashSet<long> Comments)[] blamed =
            [(new SeriesName(SeriesName.OfAspect, "屏幕") { Aspect = "a-1" }, [.. Enumerable.Range(40, 30).Select(i => (long)i)]), (new SeriesName(SeriesName.OfAspect, "电池") { Aspect = "a-2" }, [7])];

        var series = Assert.Single(counts.Series(Quiet with { Aspects = true }, [], blamed, []));

        Assert.Equal("aspect: 屏幕", series.Name.ToString());
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i is >= 40 and < 70 ? 1.0 : 0), series.Series.Values);
        Assert.Empty(counts.Series(Quiet, [], blamed, []));
    }

    [Fact]
    public void The_series_of_an_aspect_narrows_a_filter_to_its_blame() => Assert.Equal(
        new FeedbackFilter { Version = "2", Aspect = new FeedbackAspectFilter("a-1", FeedbackAspect.Blame) },
        new SeriesName(SeriesName.OfAspect, "屏幕") { Aspect = "a-1" }.Narrow(new FeedbackFilter { Version = "2" }));
}

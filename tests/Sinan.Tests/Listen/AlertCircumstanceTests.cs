using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Tests.Storage;

namespace Sinan.Tests.Listen;

/// <summary>What stood around the comments of an alert: versions and channels that rose, versions that had just appeared.</summary>
public sealed class AlertCircumstanceTests
{
    const int Days = 120, Burst = 110;

    static readonly DateTimeOffset First = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    // 100 further comments on one day: 80 of them from 3.2, which before made up a tenth; devices as before. A user each, so that voices are comments.
    [Fact]
    public async Task The_version_that_rose_is_named_with_its_interval_and_proof_and_what_stayed_is_not()
    {
        await using var workspace = await OpenAsync(Comments(risen: 80));
        await using var scope = workspace.Services.CreateAsyncScope();

        var alert = await VolumeAlertAsync(scope.ServiceProvider);

        var version = Assert.Single(alert.Circumstances);
        Assert.Equal((FeedbackFacet.Version, "3.2"), (version.Facet, version.Value));
        var inside = Comments(risen: 80).Where(c => c.Time >= alert.Since && c.Time < alert.Until.AddDays(1)).ToArray();
        Assert.Equal((inside.Count(c => c.Version == "3.2"), inside.Length), ((int)version.Part, (int)version.Whole));
        Assert.InRange(version.Before, 0.07, 0.14);
        // 70 more than the tenth that the hundred would have had anyway.
        Assert.InRange(70.0 / inside.Length, version.Difference.Interval!.Low, version.Difference.Interval.High);
        Assert.True(version.Difference.Interval.Level > 0.95 && version.P < 1e-6);
        Assert.Equal(version.Difference.Value, (await scope.ServiceProvider.GetRequiredService<IEvidenceStore>().FindAsync(version.Difference.Evidence, Token))!.Value, 12);
    }

    [Fact]
    public async Task One_loud_user_does_not_make_a_version()
    {
        await using var workspace = await OpenAsync([.. Comments(risen: 80).Select(c => c with { User = c.IsPlanted ? 7 : c.User })]);
        await using var scope = workspace.Services.CreateAsyncScope();

        Assert.Empty((await VolumeAlertAsync(scope.ServiceProvider)).Circumstances);
    }

    // Fifty bursts in which nothing but the number changes: at most a twentieth may name something; more than six of fifty would happen once in a hundred times (binomial).
    [Fact]
    public async Task Nothing_is_named_where_only_the_number_rose()
    {
        var wrong = 0;
        for (ulong seed = 1; seed <= 50; seed++)
        {
            await using var workspace = await OpenAsync(Comments(risen: null, seed));
            await using var scope = workspace.Services.CreateAsyncScope();
            wrong += (await VolumeAlertAsync(scope.ServiceProvider)).Circumstances.Length > 0 ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 6);
    }

    [Fact]
    public async Task A_version_first_seen_shortly_before_is_named_with_its_day()
    {
        await using var workspace = await OpenAsync([.. Comments(risen: 80).Select(c => c with { Version = c.Version == "3.2" && c.Time < First.AddDays(Burst - 5) ? "3.1" : c.Version })]);
        await using var scope = workspace.Services.CreateAsyncScope();

        var release = (await VolumeAlertAsync(scope.ServiceProvider)).Release!;

        Assert.Equal("3.2", release.Version);
        Assert.InRange(release.FirstSeen, First.AddDays(Burst - 5), First.AddDays(Burst - 3));
    }

    [Theory]
    [InlineData(-15, null)] // too long ago
    [InlineData(-14, "b")]
    [InlineData(0, "b")]
    [InlineData(1, null)] // after the alert
    public void A_release_is_near_for_fourteen_days(int days, string? expected)
    {
        var since = First.AddDays(60);
        var releases = new Releases([("a", First), ("b", since.AddDays(days)), ("b", since.AddDays(200))], First);

        Assert.Equal(expected, releases.Before(since, since.AddDays(1))?.Version);
    }

    [Fact]
    public void Versions_of_the_first_weeks_may_be_older_than_the_data()
    {
        Assert.Null(new Releases([("a", First.AddDays(27))], First).Before(First.AddDays(30), First.AddDays(31)));
        Assert.Equal("a", new Releases([("a", First.AddDays(29)), ("b", First.AddDays(30))], First).Before(First.AddDays(31), First.AddDays(32), risen: "a")?.Version);
        Assert.Equal("b", new Releases([("a", First.AddDays(29)), ("b", First.AddDays(30))], First).Before(First.AddDays(31), First.AddDays(32))?.Version);
    }

    [Fact]
    public void A_message_tells_of_the_version_without_markup()
    {
        var alert = new FeedbackAlert
        {
            Id = "al-1", Series = new SeriesName(SeriesName.Volume), Interval = "day", Time = First, Until = First, Since = First, Observed = 60, Expected = 20, P = 1e-6, Cause = AlertCause.Unknown,
            Evidence = EvidenceId.Parse("ev-0000000000000000"), Release = new AlertRelease("3.2 [x](http://y)", First),
            Circumstances =
            [
                new AlertCircumstance(FeedbackFacet.Version, "3.2", Phrase.Literal("3.2 [x](http://y)"), 80, 100, 0.1, new ThemeFigure(0.7, new Interval(0.6, 0.8), EvidenceId.Parse("ev-0000000000000000")), 1e-9),
            ],
        };

        var english = AlertMessage.Of(alert, new Localizer(SinanCli.Texts, Lang.English)).Text;
        var chinese = AlertMessage.Of(alert, new Localizer(SinanCli.Texts, Lang.Chinese)).Text;

        Assert.Contains("80.0% come from the app version 3.2 xhttp://y", english, StringComparison.Ordinal);
        Assert.Contains("60", english, StringComparison.Ordinal);
        Assert.Contains("first seen shortly before", english, StringComparison.Ordinal);
        Assert.Contains("应用版本 3.2", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("[", english + chinese, StringComparison.Ordinal);
    }

    static async Task<FeedbackAlert> VolumeAlertAsync(IServiceProvider services)
    {
        var check = await services.GetRequiredService<CheckAlertsHandler>().HandleAsync(new CheckAlerts(1) { Rules = new AlertRules { Themes = false, Negativity = false, BySource = false } }, Token);
        return check.Value.Report.Alerts.First(a => a.Since <= First.AddDays(Burst) && a.Until >= First.AddDays(Burst));
    }

    /// <summary>About 30 comments a day, on one day a hundred more; versions 3.1 and 3.2 as nine to one, three devices.</summary>
    /// <param name="risen">Of the hundred, so many are from 3.2; null = as before.</param>
    /// <param name="seed">Of the chances.</param>
    static List<Said> Comments(int? risen, ulong seed = 3)
    {
        var random = new SplitMix64(seed);
        var all = new List<Said>();
        for (var day = 0; day < Days; day++)
        {
            var usual = random.Poisson(30);
            for (var i = 0; i < usual + (day == Burst ? 100 : 0); i++)
            {
                var planted = i - usual;
                all.Add(new Said(
                    First.AddDays(day).AddMinutes(i), all.Count, risen is { } of && planted >= 0 ? planted < of ? "3.2" : "3.1" : random.NextInt(10) == 0 ? "3.2" : "3.1", $"d{random.NextInt(3)}", planted >= 0));
            }
        }

        return all;
    }

    static async Task<TestWorkspace> OpenAsync(List<Said> comments)
    {
        var workspace = await TestWorkspace.OpenAsync(services =>
        {
            services.AddSinanStages();
            services.AddSingleton(SinanCli.Texts);
        });
        await using var scope = workspace.Services.CreateAsyncScope();
        await using var import = await scope.ServiceProvider.GetRequiredService<IEventRecord>().BeginImportAsync(new ImportSource("feedback", "made.csv", "00"), Token);
        import.Append([.. comments.Select((c, i) => new FeedbackRow((UInt128)i + 1, (UInt128)(uint)c.User + 1, c.Time, null, null, "store", null, $"text {i}") { Own = new FeedbackContext(c.Version, c.Device, null) })]);
        await import.CommitAsync(Token);
        return workspace;
    }

    sealed record Said(DateTimeOffset Time, int User, string Version, string Device, bool IsPlanted);
}

using System.Text.Json;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Segments;

namespace Sinan.Tests.Understand;

public sealed class SegmentationTests
{
    static readonly DateTimeOffset At = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static SegmentationResult Run(FeatureSource source, SegmentRequest request, int threads = 0) =>
        Segmentation.Run(source, request, DataVersion.Empty, At, NoProgress.Instance, Stop, threads).Value;

    // The planted groups are read from the truths file for the comparison only; the grouping sees events.
    [Fact]
    public async Task Planted_groups_of_the_sample_are_found()
    {
        var sample = await SampleIndex.SharedAsync();
        var (report, membership, evidence) = Run(sample.Source, new SegmentRequest());

        var pairs = sample.Users.Index().Where(u => sample.Groups.ContainsKey(u.Item) && membership[u.Index] >= 0)
            .Select(u => (Planted: sample.Groups[u.Item], Found: (int)membership[u.Index])).ToArray();
        var agreement = Agreement.AdjustedRand([.. pairs.Select(p => p.Planted)], [.. pairs.Select(p => p.Found)]);
        Assert.True(agreement >= 0.9, $"Adjusted Rand index {agreement:F4}");
        Assert.Equal(3, report.K);
        Assert.True(report.HasGroups);
        Assert.True(report.Stability!.Value > 0.9);
        Assert.Equal(report.Users, report.Segments.Sum(s => s.Size));
        Assert.All(evidence, e => Assert.True(e.Interval is not null || e.NoInterval is not null));

        var words = new Localizer(SinanCli.Texts, Lang.English);
        var chinese = new Localizer(SinanCli.Texts, Lang.Chinese);
        var named = string.Join(" / ", report.Segments.Select(s => words.Write(s.Name) + " " + chinese.Write(s.Name)));
        TestContext.Current.TestOutputHelper?.WriteLine($"ARI {agreement:F4} {named}");
        // The shop's three rhythms, in the words of a product manager.
        Assert.Contains(report.Segments, s => words.Write(s.Name).StartsWith("Night-time", StringComparison.Ordinal));
        Assert.Contains(report.Segments, s => words.Write(s.Name) == "Weekday lunch-hour frequent buyers");
        Assert.Contains(report.Segments, s => words.Write(s.Name).StartsWith("Weekend", StringComparison.Ordinal) && words.Write(s.Name).EndsWith("browsers", StringComparison.Ordinal));
        Assert.Contains(report.Segments, s => chinese.Write(s.Name).StartsWith("工作日午间高频买家", StringComparison.Ordinal));
    }

    // A rule that chooses just the users of a found group must paint that group.
    [Fact]
    public async Task A_saved_segment_of_the_users_of_a_group_has_the_portrait_of_the_group()
    {
        var sample = await SampleIndex.SharedAsync();
        var (report, membership, _) = Run(sample.Source, new SegmentRequest());
        var evidence = new EvidenceMaker("PortraySegment", new { }, DataVersion.Empty, At, seed: null);
        byte[] members = [.. membership.Select(g => g == 1 ? (byte)1 : (byte)0)];

        var (segment, everybody) = Segmentation.Portray(sample.Source, members, new SegmentName("rule-1", report.Segments[1].Name), evidence, Stop);

        var found = report.Segments[1];
        Assert.Equal((found.Size, found.Share.Value), (segment.Size, segment.Share.Value));
        Assert.Equal(found.Traits.Select(t => t.Feature), segment.Traits.Select(t => t.Feature));
        Assert.Equal(found.Portrait.Figures.Select(f => f.Mean), segment.Portrait.Figures.Select(f => f.Mean));
        Assert.Equal(found.Portrait.Hours, segment.Portrait.Hours);
        Assert.Equal(report.Everybody.EventMix, everybody.EventMix);
        Assert.Equal(report.Everybody.Value, everybody.Value, 1e-6 * report.Everybody.Value);
        Assert.All(evidence.All, e => Assert.True(e.Interval is not null || e.NoInterval is not null));
    }

    // Nobody and everybody are segments too: no figure may be made up for either.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Nobody_and_everybody_have_no_traits(byte member)
    {
        var sample = await SampleIndex.SharedAsync();
        var members = new byte[sample.Source.Index.Users];
        Array.Fill(members, member);

        var (segment, everybody) = Segmentation.Portray(
            sample.Source, members, new SegmentName("rule-1", new Phrase("understand.segments.everybody")), new EvidenceMaker("PortraySegment", new { }, DataVersion.Empty, At, seed: null), Stop);

        Assert.Equal(member * everybody.Users, segment.Size);
        Assert.Empty(segment.Traits);
    }

    // Everybody draws visits, hours and items from the same distributions: there is nothing to find.
    [Fact]
    public void Users_who_are_all_alike_have_no_clear_groups()
    {
        using var index = Alike(users: 1500, seed: 5);
        var source = FeatureSources.Of(index, TimeZoneInfo.Utc, new Dictionary<string, string>());
        var (report, membership, _) = Run(source, new SegmentRequest(SegmentMethod.KMeans));

        Assert.False(report.HasGroups);
        Assert.Equal(1, report.K);
        Assert.Equal("understand.segments.answer.none", report.Answer.Key);
        Assert.All(membership, m => Assert.Equal(0, m));

        // Left to itself it says so, and shows the grid instead.
        var grid = Run(source, new SegmentRequest()).Report;
        Assert.Equal((SegmentMethod.Rfm, false, "understand.segments.answer.fallback"), (grid.Method, grid.HasGroups, grid.Answer.Key));
        Assert.Equal(report.Silhouette!.Value, grid.Silhouette!.Value);
        Assert.True(grid.Segments.Length > 1);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        using var index = Alike(users: 600, seed: 6);
        var source = FeatureSources.Of(index, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new Dictionary<string, string>());
        var request = new SegmentRequest(K: 4);
        var (one, four) = (Run(source, request, threads: 1), Run(source, request, threads: 4));

        Assert.Equal(one.Membership, four.Membership);
        Assert.Equal(JsonSerializer.Serialize(one.Report, EvidenceJson.Options), JsonSerializer.Serialize(four.Report, EvidenceJson.Options));
    }

    [Fact]
    public void The_report_survives_its_storage_form()
    {
        using var index = Alike(users: 200, seed: 8);
        var report = Run(FeatureSources.Of(index, TimeZoneInfo.Utc, new Dictionary<string, string>()), new SegmentRequest(K: 2)).Report;
        var json = JsonSerializer.Serialize(report, EvidenceJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<SegmentReport>(json, EvidenceJson.Options), EvidenceJson.Options));
    }

    [Fact]
    public void The_grid_of_recency_frequency_and_value_covers_everybody()
    {
        using var index = Alike(users: 300, seed: 9);
        var (report, membership, _) = Run(FeatureSources.Of(index, TimeZoneInfo.Utc, new Dictionary<string, string>()), new SegmentRequest(SegmentMethod.Rfm));

        Assert.Equal(300, report.Segments.Sum(s => s.Size));
        Assert.DoesNotContain((short)-1, membership);
        var champions = report.Find("champions")!;
        var lapsed = report.Find("lapsed")!;
        double Mean(Segment segment, string feature) => segment.Portrait.Figures.Single(f => f.Feature == feature).Mean;
        Assert.True(Mean(champions, "recency_days") < Mean(lapsed, "recency_days"));
        Assert.True(Mean(champions, "orders") > Mean(lapsed, "orders"));
    }

    [Fact]
    public void A_handful_of_users_is_not_grouped()
    {
        using var index = Alike(users: 20, seed: 1);
        var outcome = Segmentation.Run(
            FeatureSources.Of(index, TimeZoneInfo.Utc, new Dictionary<string, string>()), new SegmentRequest(), DataVersion.Empty, At, NoProgress.Instance, Stop);

        Assert.Equal("understand.segments.too_few_users", outcome.Problem.Code);
    }

    static BehaviorIndex Alike(int users, long seed)
    {
        var random = new SplitMix64(seed);
        using var builder = new BehaviorIndexBuilder([new("value", true)]);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var user = 0; user < users; user++)
        {
            var visits = 1 + random.Poisson(8);
            for (var visit = 0; visit < visits; visit++)
            {
                var at = start + (random.NextInt(60 * 24 * 60) * 60_000L);
                for (var click = 0; click <= random.Poisson(3); click++)
                    Append(user, at += 20_000, 0, double.NaN);
                if (random.NextBool(0.3))
                    Append(user, at + 30_000, 1, Math.Exp(random.Normal(3, 0.5)));
            }
        }

        return BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(["view", "purchase"], "alike"), null, Stop));

        void Append(int user, long at, int code, double value)
        {
            builder.Append([user], [at], [code]);
            builder.Number("value").Append([value]);
        }
    }
}

using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Segments;
using Sinan.Stages.Understand.Features.CompareSegments;
using Sinan.Stages.Understand.Features.TraceSegments;

namespace Sinan.Tests.Understand;

public sealed class SegmentMethodTests
{
    static FoundGroups Find(FeatureMatrix rows, SegmentMethod method)
    {
        var features = new UserFeatures
        {
            Features = [.. Enumerable.Range(0, rows.Columns).Select(j => new UserFeature("f" + j, "activity", FactKind.Number))],
            UserNos = [.. Enumerable.Range(0, rows.Rows)],
            Plain = rows,
            Smooth = rows,
            Sessions = [],
            ItemEvents = [],
        };
        return SegmentFinder.Find(features, new SegmentRequest(method, Seed: 3), 0, NoProgress.Instance, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(SegmentMethod.KMeans)]
    [InlineData(SegmentMethod.Gmm)]
    [InlineData(SegmentMethod.Hdbscan)]
    public void Planted_mixtures_are_recovered_by_every_method(SegmentMethod method)
    {
        var random = new SplitMix64(2);
        var (rows, truth) = (new FeatureMatrix(900, 4), new int[900]);
        for (var i = 0; i < 900; i++)
        {
            truth[i] = i % 3;
            for (var j = 0; j < 4; j++)
                rows[i, j] = (j == truth[i] ? 7 : 0) + random.Normal();
        }

        var found = Find(rows, method);

        Assert.True(found.IsClear);
        int[] placed = [.. Enumerable.Range(0, 900).Where(i => !found.HasRest || found.Labels[i] < found.K - 1)];
        Assert.True(placed.Length > 0.9 * 900, $"{placed.Length} placed");
        Assert.True(Agreement.AdjustedRand([.. placed.Select(i => truth[i])], [.. placed.Select(i => found.Labels[i])]) >= 0.95);
    }

    [Theory]
    [InlineData(SegmentMethod.KMeans, 2)]
    [InlineData(SegmentMethod.KMeans, 6)]
    [InlineData(SegmentMethod.Gmm, 2)]
    [InlineData(SegmentMethod.Gmm, 6)]
    [InlineData(SegmentMethod.Hdbscan, 2)]
    [InlineData(SegmentMethod.Hdbscan, 6)]
    public void Evenly_spread_users_are_one_group(SegmentMethod method, int columns)
    {
        var random = new SplitMix64(8);
        var rows = new FeatureMatrix(900, columns);
        for (var i = 0; i < 900; i++)
        {
            for (var j = 0; j < columns; j++)
                rows[i, j] = random.NextDouble();
        }

        var found = Find(rows, method);

        Assert.False(found.IsClear, $"silhouette {found.Silhouette}, stability {found.Stability}");
        Assert.Equal(1, found.K);
        Assert.All(found.Labels, l => Assert.Equal(0, l));
    }

    // Four users: one stays, one moves, one is new, one is gone.
    [Fact]
    public void Moves_are_counted_by_the_group_before()
    {
        var report = Report(Group("a", 2), Group("b", 2));
        var moves = TraceSegmentsHandler.Between(
            report, new SegmentMembership(["a", "b"], new short[] { 0, 0, 1 }), report, new SegmentMembership(["a", "b"], new short[] { 0, 1, -1, 1 }));

        Assert.Equal([(null, "b", 1), ("a", "a", 1), ("a", "b", 1)], moves.Moves.Select(m => (m.From?.Key, m.To.Key, m.Users)));
        Assert.Equal(0.5, moves.Moves[1].Part);
        Assert.Equal(0.5, moves.Answer.Facts.Single(f => f.Name == "stayed").Number);
    }

    // Means 10 and 13, deviation 2, 50 users each: standard error 0.4, Welch's 98 degrees, t = 7.5; d = 1.5.
    [Fact]
    public void Two_segments_differ_by_welch()
    {
        var contrast = CompareSegmentsHandler.Between(Group("a", 50, ("orders", 10, 2), ("night_share", 0.5, 0.1)), Group("b", 50, ("orders", 13, 2), ("night_share", 0.5, 0.1)));

        var orders = contrast.Differences[0];
        Assert.Equal(("orders", 3.0, 1.5), (orders.Feature, orders.Difference, Math.Round(orders.Effect, 12)));
        // t(0.975; 98) = 1.984467.
        Assert.Equal(3 - (1.984467 * 0.4), orders.Interval.Low, 1e-5);
        Assert.True(orders.AdjustedP < 1e-8);
        Assert.Equal(1, contrast.Differences[1].AdjustedP);
    }

    static Segment Group(string id, int size, params (string Feature, double Mean, double Deviation)[] figures) => new()
    {
        Id = id,
        Name = new Phrase(id),
        Size = size,
        Share = new SegmentFigure(0.5, null, default),
        Traits = [],
        Portrait = new SegmentPortrait
        {
            Users = size,
            Events = 0,
            Figures = [.. figures.Select(f => new PortraitFigure(f.Feature, FactKind.Number, f.Mean, new Interval(f.Mean, f.Mean), default) { Count = size, Deviation = f.Deviation })],
            Hours = [],
            Weekdays = [],
            Categories = [],
            EventMix = [],
            Value = 0,
            ValueShare = 0,
        },
    };

    static SegmentReport Report(params ImmutableArray<Segment> segments) => new()
    {
        Data = DataVersion.Empty,
        At = DateTimeOffset.UnixEpoch,
        Seed = 1,
        Method = SegmentMethod.KMeans,
        K = segments.Length,
        HasGroups = true,
        Answer = new Phrase("x"),
        Users = 4,
        Features = [],
        Recipe = "{}",
        Segments = segments,
        Everybody = segments[0].Portrait,
    };
}

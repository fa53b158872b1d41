using System.Globalization;
using System.Text.Json;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Overview.Features.MakeSample;
using Sinan.Stages.Understand.Domain.Segments;

namespace Sinan.Tests.Understand;

/// <summary>The sample's event file as a behaviour index, read here by plain splitting, and the planted group of each user.</summary>
public sealed class SampleIndex
{
    SampleIndex(BehaviorIndex index, FeatureSource source, IReadOnlyList<string> users, IReadOnlyDictionary<string, int> groups) =>
        (Index, Source, Users, Groups) = (index, source, users, groups);

    /// <summary>Rows of events.csv, split, without its heading.</summary>
    public IReadOnlyList<string[]> Events { get; private init; } = [];

    /// <summary>Ratings of feedback.csv.</summary>
    public IReadOnlyList<(int User, long TimeMs, double Rating)> Ratings { get; private init; } = [];

    /// <summary>Uplifts written down beside the sample: relative in revenue, stars in the mean rating.</summary>
    public (double Revenue, double Rating) Uplift { get; private init; }

    static readonly Lazy<Task<SampleIndex>> shared = new(() => MakeAsync(20_240_229, CancellationToken.None));

    /// <summary>The sample of the default seed, made once for all tests.</summary>
    public static Task<SampleIndex> SharedAsync() => shared.Value;

    public BehaviorIndex Index { get; }

    public FeatureSource Source { get; }

    /// <summary>Ids by user number.</summary>
    public IReadOnlyList<string> Users { get; }

    /// <summary>Planted group by user id.</summary>
    public IReadOnlyDictionary<string, int> Groups { get; }

    static async Task<SampleIndex> MakeAsync(long seed, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("sinan-segments").FullName;
        try
        {
            var files = (await new MakeSampleHandler(TimeProvider.System).HandleAsync(new MakeSample(directory, seed), cancellationToken)).Value;
            using var truths = JsonDocument.Parse(await File.ReadAllTextAsync(files.Truths, cancellationToken));
            var groups = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (g, group) in truths.RootElement.GetProperty("groups").EnumerateArray().Index())
            {
                foreach (var user in group.GetProperty("users").EnumerateArray())
                    groups[user.GetString()!] = g;
            }

            var experiment = truths.RootElement.GetProperty("experiment");
            return Read(files, groups, (experiment.GetProperty("revenue_uplift").GetDouble(), experiment.GetProperty("rating_uplift").GetDouble()), cancellationToken);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static SampleIndex Read(SampleFiles files, Dictionary<string, int> groups, (double Revenue, double Rating) uplift, CancellationToken cancellationToken)
    {
        var (users, events, categories) = (new List<string>(), new List<string>(), new List<string>());
        var (userNos, eventNos) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var categoryOfItem = new List<int>();
        using var builder = new BehaviorIndexBuilder(
            [new("item", false), new("value", true), new("duration", true), new("app_version", false), new("variant", false)]);
        var rows = File.ReadLines(files.Events).Skip(1).Select(line => line.Split(',')).ToList();
        foreach (var cells in rows)
        {
            if (cells[0].Length == 0)
                continue;
            builder.Append([Code(cells[0], userNos, users)], [Ms(cells[1])], [Code(cells[2], eventNos, events)]);
            var item = cells[3].Length == 0 ? -1 : builder.Text("item").CodeOf(cells[3]);
            if (item == categoryOfItem.Count)
            {
                if (!categories.Contains(cells[4]))
                    categories.Add(cells[4]);
                categoryOfItem.Add(categories.IndexOf(cells[4]));
            }

            builder.Text("item").Append([item]);
            builder.Number("value").Append([cells[5].Length == 0 ? double.NaN : Number(cells[5]) * (cells[6].Length == 0 ? 1 : Number(cells[6]))]);
            builder.Number("duration").Append([Number(cells[9])]);
            builder.Text("app_version").Append([builder.Text("app_version").CodeOf(cells[7])]);
            builder.Text("variant").Append([cells[11].Length == 0 ? -1 : builder.Text("variant").CodeOf(cells[11])]);
        }

        var index = BehaviorIndex.Open(builder.Build(new BehaviorIndexInfo(events, "sample"), null, cancellationToken));
        var source = new FeatureSource(
            index, TimeZoneInfo.Utc, [.. categoryOfItem], categories, index.Column("item"), index.Column("value"), index.Column("duration"));
        var ratings = File.ReadLines(files.Feedback).Skip(1).Select(line => line.Split(','))
            .Where(c => c[2].Length > 0 && userNos.ContainsKey(c[0])).Select(c => (userNos[c[0]], Ms(c[1]), Number(c[2]))).ToList();
        return new SampleIndex(index, source, users, groups) { Events = rows, Ratings = ratings, Uplift = uplift };
    }

    public static long Ms(string time) =>
        new DateTimeOffset(DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)).ToUnixTimeMilliseconds();

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static int Code(string text, Dictionary<string, int> codes, List<string> names)
    {
        if (!codes.TryGetValue(text, out var code))
        {
            codes.Add(text, code = names.Count);
            names.Add(text);
        }

        return code;
    }
}

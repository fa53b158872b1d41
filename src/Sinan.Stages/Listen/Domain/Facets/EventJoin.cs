using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Domain.Facets;

/// <summary>Joins comments with what the events of their users tell: app version and device of the newest event at or before the comment that has one, and the segment of the user.</summary>
public static class EventJoin
{
    /// <summary>A column with more values than this is nearly an id.</summary>
    const int MostValues = 2_000;

    const int LeastEvents = 10;

    /// <summary>Names of columns, letters and digits only, the best first.</summary>
    static readonly string[] versions = ["appversion", "appversionname", "clientversion", "version", "versionname", "release", "appbuild", "build", "应用版本", "app版本", "客户端版本", "版本", "版本号"];

    static readonly string[] devices = ["device", "devicemodel", "devicetype", "机型", "设备型号", "设备", "设备类型", "platform", "os", "osname"];

    /// <param name="feedback">The comments; one without user or time is joined with nothing.</param>
    /// <param name="index">Their events, by the same numbers of users.</param>
    /// <param name="members">Who is in which segment; null before the first.</param>
    /// <returns>One for each comment.</returns>
    public static FeedbackContext[] Of(IReadOnlyList<StoredFeedback> feedback, BehaviorIndex index, SegmentMembership? members)
    {
        var users = new int[feedback.Count];
        var times = new long[feedback.Count];
        for (var i = 0; i < users.Length; i++)
            (users[i], times[i]) = (feedback[i] is { UserNo: { } user, Time: not null } ? user : -1, feedback[i].Time?.ToUnixTimeMilliseconds() ?? 0);
        var (version, device) = (Values(index, versions, users, times), Values(index, devices, users, times));
        return [.. feedback.Select((f, i) => (version(i), device(i), f.UserNo is { } user ? members?.SegmentOf(user) : null) switch
        {
            (null, null, null) => FeedbackContext.None,
            var (v, d, s) => new FeedbackContext(v, d, s),
        })];
    }

    /// <summary>First event of each app version that came at least so often that it is no slip of a test device.</summary>
    public static IReadOnlyList<(string Version, DateTimeOffset At)> FirstVersions(BehaviorIndex index)
    {
        if (ColumnOf(index, versions) is not { } column)
            return [];
        var first = FirstUse.Of(index, column);
        return [.. Enumerable.Range(0, column.Values).Where(code => first.Events[code] >= LeastEvents).Select(code => (column.TextOf(code), DateTimeOffset.FromUnixTimeMilliseconds(first.TimesMs[code])))];
    }

    /// <summary>The column that is meant by a list of names; what events say goes before attributes of users. Null when there is none.</summary>
    public static BehaviorColumn? ColumnOf(BehaviorIndex index, IReadOnlyList<string> names) => index.Columns
        .Where(c => c is { IsCoded: true, Values: > 0 and <= MostValues, Origin: BehaviorColumnOrigin.Event or BehaviorColumnOrigin.User })
        .Select(c => (Column: c, Rank: names.ToList().IndexOf(PlainOf(c))))
        .Where(c => c.Rank >= 0).OrderBy(c => c.Column.Origin).ThenBy(c => c.Rank).Select(c => c.Column).FirstOrDefault();

    static Func<int, string?> Values(BehaviorIndex index, IReadOnlyList<string> names, int[] users, long[] times)
    {
        if (ColumnOf(index, names) is not { } column)
            return _ => null;
        var codes = new int[users.Length];
        NewestValue.Find(index, column, users, times, codes);
        string[] texts = [.. Enumerable.Range(0, column.Values).Select(column.TextOf)];
        return i => codes[i] < 0 ? null : texts[codes[i]];
    }

    static string PlainOf(BehaviorColumn column)
    {
        var name = column.Origin == BehaviorColumnOrigin.User && column.Name.StartsWith("user.", StringComparison.Ordinal) ? column.Name["user.".Length..] : column.Name;
        return string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
    }
}

using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>When app versions were first seen.</summary>
public sealed class Releases
{
    /// <summary>A version is near an alert when it was first seen at most so long before it began.</summary>
    static readonly TimeSpan Near = TimeSpan.FromDays(14);

    /// <summary>What is seen within this time of the beginning of the data may be older.</summary>
    static readonly TimeSpan Unknown = TimeSpan.FromDays(28);

    readonly (string Version, DateTimeOffset At)[] seen;

    /// <param name="seen">First event or comment of each version; the earliest counts.</param>
    /// <param name="begin">Beginning of the data.</param>
    public Releases(IEnumerable<(string Version, DateTimeOffset At)> seen, DateTimeOffset begin) =>
        this.seen = [.. seen.GroupBy(s => s.Version, StringComparer.Ordinal).Select(g => (Version: g.Key, At: g.Min(s => s.At))).Where(s => s.At >= begin + Unknown).OrderBy(s => s.At).ThenBy(s => s.Version, StringComparer.Ordinal)];

    /// <summary>The version first seen within 14 days before an alert began, or while it rose: the one that rose among its comments, else the newest; null when there is none.</summary>
    /// <param name="since">Start of the first period of the alert.</param>
    /// <param name="until">End of the period that raised it.</param>
    /// <param name="risen">The version that rose among its comments; null for none.</param>
    public AlertRelease? Before(DateTimeOffset since, DateTimeOffset until, string? risen = null)
    {
        AlertRelease[] near = [.. seen.Where(s => s.At >= since - Near && s.At < until).Select(s => new AlertRelease(s.Version, s.At))];
        return near.FirstOrDefault(r => r.Version == risen) ?? near.LastOrDefault();
    }
}

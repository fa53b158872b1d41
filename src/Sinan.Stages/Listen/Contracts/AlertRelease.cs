using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Contracts;

/// <summary>An app version that was first seen shortly before an alert.</summary>
/// <param name="Version">The version.</param>
/// <param name="FirstSeen">Its first event or comment.</param>
public sealed record AlertRelease(string Version, DateTimeOffset FirstSeen)
{
    /// <summary>In one sentence.</summary>
    [JsonIgnore]
    public Phrase Words => new("listen.alert.release", Fact.Of("version", Version), Fact.Date("day", FirstSeen));
}

using System.Collections.Concurrent;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>How many different names of events and properties are taken from outside while the server runs.</summary>
/// <remarks>A public token lets anyone send: without a bound, made-up names would fill the record with columns, and event names are limited there.</remarks>
public sealed class NameBudget
{
    public const int MostEvents = 10_000;
    public const int MostProperties = 1_000;

    readonly ConcurrentDictionary<string, bool> events = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> properties = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether events of this name are taken.</summary>
    public bool TakesEvent(string name) => Takes(events, name, MostEvents);

    /// <summary>Whether a property of this name is stored.</summary>
    public bool TakesProperty(string name) => Takes(properties, name, MostProperties);

    static bool Takes(ConcurrentDictionary<string, bool> names, string name, int most) =>
        names.ContainsKey(name) || (names.Count < most && (names.TryAdd(name, true) || names.ContainsKey(name)));
}

using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>What was decided about names seen before, found again without making a string. Not thread-safe.</summary>
sealed class NameCache(KeyedHash hash, NameBudget budget)
{
    const int MostNames = 20_000;

    readonly List<PropertyName> properties = [];
    readonly List<bool> takenEvents = [];
    Utf8Codes propertyCodes = new(hash);
    Utf8Codes eventCodes = new(hash);

    public PropertyName Property(ReadOnlySpan<byte> name)
    {
        if (propertyCodes.Count >= MostNames)
        {
            propertyCodes = new Utf8Codes(hash);
            properties.Clear();
        }

        var code = propertyCodes.CodeOf(name, out var isNew);
        if (isNew)
            properties.Add(Decide(propertyCodes.TextOf(code)));
        return properties[code];
    }

    public bool TakesEvent(ReadOnlySpan<byte> name)
    {
        if (eventCodes.Count >= MostNames)
        {
            eventCodes = new Utf8Codes(hash);
            takenEvents.Clear();
        }

        var code = eventCodes.CodeOf(name, out var isNew);
        if (isNew)
            takenEvents.Add(budget.TakesEvent(eventCodes.TextOf(code)));
        return takenEvents[code];
    }

    /// <summary>Whether the column of a group ("$group_company") may be stored.</summary>
    public bool TakesGroup(ReadOnlySpan<byte> name) => budget.TakesProperty(System.Text.Encoding.UTF8.GetString(name));

    PropertyName Decide(string name)
    {
        var role = PropertyRoles.Of(name);
        return new PropertyName(role, role == PropertyRole.Duration ? ColumnNames.SecondsPerUnit(name) : 1, role != PropertyRole.Drop && budget.TakesProperty(name));
    }
}

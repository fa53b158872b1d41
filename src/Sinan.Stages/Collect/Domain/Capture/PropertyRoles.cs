using System.Collections.Frozen;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>What becomes of each property of an arriving event, by its name.</summary>
/// <remarks>
/// Own properties are read as columns of a file are (<see cref="ColumnNames"/>). Of the properties that clients add by themselves ("$…") only those on a list
/// are kept: the rest are counters, ids and settings of the client.
/// </remarks>
public static class PropertyRoles
{
    static readonly FrozenSet<string> Kept = Set(
        "$pathname $host $referring_domain $browser $browser_version $browser_language $os $os_name $os_version $device_type $device_manufacturer $device_model " +
        "$lib $lib_version $app_name $app_version $app_build $app_namespace $screen_name $event_type $el_text $timezone $locale $network_carrier " +
        "$feature_flag $feature_flag_response $feature_flag_id $feature_flag_version $feature_flag_reason " +
        "$exception_type $exception_message $exception_level $search_engine $group_type $group_key $survey_id $survey_response");

    static readonly FrozenDictionary<string, PropertyRole> Special = new Dictionary<string, PropertyRole>(StringComparer.Ordinal)
    {
        ["$current_url"] = PropertyRole.Address,
        ["$referrer"] = PropertyRole.Address,
        ["distinct_id"] = PropertyRole.User,
        ["$distinct_id"] = PropertyRole.User,
        ["$session_id"] = PropertyRole.Session,
        ["$groups"] = PropertyRole.Groups,
        ["$set"] = PropertyRole.Set,
        ["$set_once"] = PropertyRole.SetOnce,
        ["$anon_distinct_id"] = PropertyRole.AnonymousId,
        ["alias"] = PropertyRole.Alias,
        ["token"] = PropertyRole.Drop,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The role of a property; names are compared as they are.</summary>
    public static PropertyRole Of(string name)
    {
        if (Special.TryGetValue(name, out var special))
            return special;
        if (name.StartsWith('$'))
            return Kept.Contains(name) || name.StartsWith("$feature/", StringComparison.Ordinal) ? PropertyRole.Keep : PropertyRole.Drop;
        return ColumnNames.RoleOf(name) switch
        {
            ColumnRole.Private => PropertyRole.Drop,
            ColumnRole.Session => PropertyRole.Session,
            ColumnRole.Item => PropertyRole.Item,
            ColumnRole.Value => PropertyRole.Value,
            ColumnRole.Price => PropertyRole.Price,
            ColumnRole.Quantity => PropertyRole.Quantity,
            ColumnRole.Duration => PropertyRole.Duration,
            _ => PropertyRole.Keep,
        };
    }

    /// <summary>Whether an attribute of a user may be stored.</summary>
    public static bool IsKeptAttribute(string name) => ColumnNames.RoleOf(name) != ColumnRole.Private && Of(name) is not PropertyRole.Drop;

    static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Understand.Domain.Dashboards;

/// <summary>Reads roles as the events that a log has for them.</summary>
public static partial class EventRoles
{
    /// <summary>The event of a log that plays a role: the first name of the dictionary that the log has, written as the log writes it; null when it has none.</summary>
    public static string? NameOf(TemplateEvent role, IReadOnlyList<string> log) =>
        role.Names.Select(n => log.FirstOrDefault(l => Plain(l) == Plain(n))).FirstOrDefault(n => n is not null);

    /// <summary>A question with its roles read.</summary>
    /// <returns>The question, and the roles that the log has no event for: with any of these it cannot be asked yet.</returns>
    public static (SavedQuestion Question, ImmutableArray<TemplateEvent> Missing) Read(SavedQuestion question, ImmutableArray<TemplateEvent> roles, IReadOnlyList<string> log)
    {
        var missing = new List<TemplateEvent>();
        var parameters = question.Parameters.ToImmutableSortedDictionary(p => p.Key, p => Role().Replace(p.Value, match =>
        {
            if (roles.FirstOrDefault(r => r.Role == match.Groups["role"].Value) is not { } role)
                return match.Value;
            var name = NameOf(role, log);
            if (name is null && !missing.Contains(role))
                missing.Add(role);
            return name ?? match.Value;
        }));
        return (question with { Parameters = parameters }, [.. missing]);
    }

    static string Plain(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    [GeneratedRegex(@"\{(?<role>[a-z_]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Role();
}

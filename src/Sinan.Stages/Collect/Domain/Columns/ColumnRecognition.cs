using System.Collections.Immutable;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>Finds out what each column of a table is, by its name and by what its values look like.</summary>
public static class ColumnRecognition
{
    const double LeastScore = 0.5;
    const double PersonalColumn = 0.5;

    /// <summary>A log has at most this many rows a user in its sample; a column with fewer values is a group (a season, a country), not a user.</summary>
    const int MostRowsPerUser = 50;

    /// <param name="kind">What the rows are.</param>
    /// <param name="profiles">The columns, in file order.</param>
    /// <param name="hasNames">The names come from the file or a person; false when they are "column_1" …</param>
    /// <param name="said">Roles that a person gave to columns; those columns and roles are settled. A role mapped to −1 is switched off.</param>
    public static ImmutableArray<ColumnGuess> Recognise(ImportKind kind, IReadOnlyList<ColumnProfile> profiles, bool hasNames, IReadOnlyDictionary<ColumnRole, int> said)
    {
        var roles = RolesOf(kind);
        var taken = new ColumnGuess?[profiles.Count];
        var settled = new HashSet<ColumnRole>(said.Keys);
        foreach (var (role, column) in said)
        {
            if (column >= 0)
                taken[column] = new ColumnGuess(column, profiles[column], role, 1);
        }

        if (hasNames)
            Settle(ByName(kind, profiles, roles), taken, settled, profiles);
        Settle(ByContent(kind, profiles, taken, settled, hasNames), taken, settled, profiles);
        for (var i = 0; i < taken.Length; i++)
            taken[i] ??= Rest(kind, profiles[i], i);
        return [.. taken.Select(g => g!)];
    }

    /// <summary>The roles that a kind of import has a place for; the first ones are given away first.</summary>
    public static ImmutableArray<ColumnRole> RolesOf(ImportKind kind) => kind switch
    {
        ImportKind.Events =>
        [
            ColumnRole.Time, ColumnRole.User, ColumnRole.Event, ColumnRole.Item, ColumnRole.Id, ColumnRole.Session, ColumnRole.Price, ColumnRole.Quantity,
            ColumnRole.Value, ColumnRole.Duration, ColumnRole.Category, ColumnRole.Title,
        ],
        ImportKind.Feedback =>
        [
            ColumnRole.Text, ColumnRole.Time, ColumnRole.User, ColumnRole.Rating, ColumnRole.Item, ColumnRole.Label, ColumnRole.Source, ColumnRole.Id, ColumnRole.Category,
            ColumnRole.Version, ColumnRole.Device, ColumnRole.Segment,
        ],
        ImportKind.Items => [ColumnRole.Item, ColumnRole.Title, ColumnRole.Category, ColumnRole.Price, ColumnRole.Description, ColumnRole.Tags],
        _ => [ColumnRole.User],
    };

    /// <summary>The roles that a person can give: those that are recognised, and for users the time from which a row holds, which a date in such a file seldom is.</summary>
    public static ImmutableArray<ColumnRole> OfferedFor(ImportKind kind) => kind == ImportKind.Users ? [.. RolesOf(kind), ColumnRole.Time] : RolesOf(kind);

    /// <summary>Roles without which the rows cannot be read.</summary>
    public static ImmutableArray<ColumnRole> Needed(ImportKind kind) => kind switch
    {
        ImportKind.Events => [ColumnRole.User, ColumnRole.Time],
        ImportKind.Feedback => [ColumnRole.Text],
        ImportKind.Items => [ColumnRole.Item],
        _ => [ColumnRole.User],
    };

    static IEnumerable<(ColumnRole Role, int Column, double Score)> ByName(ImportKind kind, IReadOnlyList<ColumnProfile> profiles, ImmutableArray<ColumnRole> roles)
    {
        foreach (var role in roles)
        {
            for (var i = 0; i < profiles.Count; i++)
            {
                var fit = Math.Max(ColumnNames.Fit(profiles[i].Name, role), Special(kind, role, profiles[i].Name));
                var content = role == ColumnRole.User && fit < 1 && IsGroup(profiles[i]) ? 0 : ContentFit(kind, role, profiles[i]);
                if (fit > 0 && content > 0.2)
                    yield return (role, i, (0.6 * fit) + (0.4 * content));
            }
        }
    }

    /// <summary>Names whose meaning depends on what the rows are.</summary>
    static double Special(ImportKind kind, ColumnRole role, string name) => (kind, role) switch
    {
        (ImportKind.Items, ColumnRole.Item) when name.Trim().ToLowerInvariant() is "id" or "code" or "编号" => 1,
        (ImportKind.Users, ColumnRole.User) when name.Trim().ToLowerInvariant() is "id" or "编号" => 1,
        // Without a better key, an address or telephone number tells users apart; it is hashed like any key.
        (ImportKind.Events or ImportKind.Users, ColumnRole.User) when ColumnNames.RoleOf(name) == ColumnRole.Private && IsReachable(name) => 0.4,
        // What a comment is about, where there is no item.
        (ImportKind.Feedback, ColumnRole.Item) => 0.5 * ColumnNames.Fit(name, ColumnRole.Category),
        _ => 0,
    };

    static bool IsReachable(string name) =>
        name.Contains("mail", StringComparison.OrdinalIgnoreCase) || name.Contains("phone", StringComparison.OrdinalIgnoreCase) || name.Contains("mobile", StringComparison.OrdinalIgnoreCase)
        || name.Contains("邮箱", StringComparison.Ordinal) || name.Contains("手机", StringComparison.Ordinal);

    /// <summary>How well the values fit a role, 0…1.</summary>
    static double ContentFit(ImportKind kind, ColumnRole role, ColumnProfile profile)
    {
        // An empty column says nothing for or against its name.
        if (profile.Present == 0)
            return 0.3;
        return role switch
        {
            ColumnRole.Time => profile.Time?.Share ?? 0,
            ColumnRole.User or ColumnRole.Item => profile.MeanLength > 200 || profile.Fractional > 0.2 ? 0.1 : 0.9,
            ColumnRole.Event => profile.MeanLength > 60 || profile.Distinct > 1000 ? 0.1 : profile.Numeric > 0.9 ? 0.6 : 1,
            ColumnRole.Price or ColumnRole.Quantity or ColumnRole.Value or ColumnRole.Duration or ColumnRole.Rating => profile.Numeric >= 0.8 ? profile.Numeric : 0,
            ColumnRole.Text => profile.Numeric > 0.5 ? 0 : 0.4 + (0.6 * Math.Min(1, profile.MeanLength / 40)),
            ColumnRole.Id => profile.Distinct < profile.Rows || profile.Rows < 2 ? 0 : IsBareId(profile) ? 0 : 1,
            ColumnRole.Title => kind == ImportKind.Events && profile.Numeric > 0.5 ? 0 : 0.8,
            ColumnRole.Label => profile.Distinct > 1000 || profile.MeanLength > 60 ? 0 : 0.9,
            _ => 0.8,
        };
    }

    /// <summary>A column "id" with 1, 2, 3 … numbers the rows of one file; another file has the same numbers.</summary>
    static bool IsBareId(ColumnProfile profile) => profile.IsSequence || (profile.Name.Trim().Equals("id", StringComparison.OrdinalIgnoreCase) && profile.MeanLength < 10);

    /// <summary>Columns without telling names: times by form, events by few words, amounts by decimals, keys by their number of values.</summary>
    static IEnumerable<(ColumnRole Role, int Column, double Score)> ByContent(
        ImportKind kind, IReadOnlyList<ColumnProfile> profiles, ColumnGuess?[] taken, HashSet<ColumnRole> settled, bool hasNames)
    {
        var used = new HashSet<int>(taken.OfType<ColumnGuess>().Select(g => g.Column));
        var found = new List<(ColumnRole, int, double)>();
        void Take(ColumnRole role, double score, Func<ColumnProfile, bool> test, Func<ColumnProfile, double>? order = null)
        {
            if (settled.Contains(role) || !RolesOf(kind).Contains(role))
                return;
            var candidates = Enumerable.Range(0, profiles.Count).Where(i => !used.Contains(i) && profiles[i].Present > 0 && !profiles[i].IsSequence && test(profiles[i]));
            var best = order is null ? candidates.Take(1) : candidates.OrderByDescending(i => order(profiles[i])).Take(1);
            foreach (var i in best)
            {
                used.Add(i);
                found.Add((role, i, score));
            }
        }

        var isBare = !hasNames;
        if (kind == ImportKind.Events || isBare)
            Take(ColumnRole.Time, 0.8, p => p.Time is { Share: >= 0.95 }, p => p.Time!.Share + (p.Numeric < 0.5 ? 0.1 : 0));
        if (kind == ImportKind.Feedback)
        {
            Take(ColumnRole.Text, 0.7, p => p.Numeric < 0.5 && p.Time is null && p.MeanLength >= 2 && p.WhollyPersonal < PersonalColumn && ColumnNames.RoleOf(p.Name) is null or ColumnRole.Title or ColumnRole.Description, p => p.MeanLength);
            if (isBare)
                Take(ColumnRole.Rating, 0.6, p => p.Numeric > 0.95 && p.Least >= 0 && p.Most <= 10 && p.Distinct is >= 3 and <= 21);
            return found;
        }

        if (kind == ImportKind.Users || kind == ImportKind.Items)
        {
            var role = kind == ImportKind.Users ? ColumnRole.User : ColumnRole.Item;
            Take(role, 0.6, p => p.DistinctShare > 0.9 && p.Fractional < 0.1 && p.MeanLength <= 64);
            if (isBare)
                Take(ColumnRole.Title, 0.5, p => p.Numeric < 0.5 && p.DistinctShare > 0.5, p => p.MeanLength);
            return found;
        }

        if (isBare)
        {
            Take(ColumnRole.Event, 0.8, p => p.Numeric < 0.1 && p.Distinct <= 100 && p.MeanLength <= 40 && p.DistinctShare < 0.5);
            Take(ColumnRole.Value, 0.7, p => p.Numeric > 0.95 && p.Fractional > 0.3);
            if (found.Any(f => f.Item1 == ColumnRole.Value))
                Take(ColumnRole.Quantity, 0.7, p => p.Whole > 0.95 && p.Distinct <= 200 && p.Most <= 10_000 && p.MeanLength <= 3);
        }

        // Where columns have names, one that is not called a user must at least look like one; else people are asked.
        Take(ColumnRole.User, isBare ? 0.7 : 0.5, p => IsKey(p) && (isBare || IsIdentifier(p)));
        if (isBare)
        {
            // Of the remaining keys the one with more values is the item, the other its category.
            Take(ColumnRole.Item, 0.6, p => IsKey(p) && p.Distinct > 20, p => p.Distinct);
            Take(ColumnRole.Category, 0.5, p => IsKey(p) && p.Distinct > 1 && p.MeanLength >= 2);
        }

        return found;
    }

    static bool IsKey(ColumnProfile profile) => profile.Fractional < 0.1 && profile.MeanLength <= 64 && profile.Time is null && profile.Distinct > 1;

    /// <summary>Codes as programs give them: digits in every value, five signs or more, and no name that says something else.</summary>
    static bool IsIdentifier(ColumnProfile profile) =>
        profile.Coded > 0.95 && profile.MeanLength >= 5 && !IsGroup(profile) && ColumnNames.RoleOf(profile.Name) is null && !ColumnNames.IsCode(profile.Name);

    static bool IsGroup(ColumnProfile profile) => (long)profile.Distinct * MostRowsPerUser < profile.Present;

    static void Settle(IEnumerable<(ColumnRole Role, int Column, double Score)> candidates, ColumnGuess?[] taken, HashSet<ColumnRole> settled, IReadOnlyList<ColumnProfile> profiles)
    {
        foreach (var (role, column, score) in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Column))
        {
            if (score < LeastScore || taken[column] is not null || !settled.Add(role))
                continue;
            taken[column] = new ColumnGuess(column, profiles[column], role, Math.Round(Math.Min(score, 0.99), 2));
        }
    }

    /// <summary>A column that has no role: a further column where the import keeps those, else left out with the reason.</summary>
    static ColumnGuess Rest(ImportKind kind, ColumnProfile profile, int column)
    {
        var role = profile.IsSequence ? ColumnRole.RowNumber
            : ColumnNames.RoleOf(profile.Name) == ColumnRole.Private || profile.WhollyPersonal >= PersonalColumn ? ColumnRole.Private
            : kind == ImportKind.Users && ColumnNames.RoleOf(profile.Name) == ColumnRole.Title ? ColumnRole.Private
            : kind == ImportKind.Feedback ? ColumnRole.NotUsed
            : IsNumber(profile) ? ColumnRole.Property
            : profile.Distinct > 200 && profile.DistinctShare > 0.5 ? ColumnRole.TooManyValues
            : ColumnRole.Property;
        return new ColumnGuess(column, profile, role, 1, role == ColumnRole.Property && IsNumber(profile));
    }

    static bool IsNumber(ColumnProfile profile) => profile.Present > 0 && profile.Numeric >= 0.98 && !ColumnNames.IsCode(profile.Name);
}

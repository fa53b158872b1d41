using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;

namespace Sinan.Storage.Events;

/// <summary>What separates an index from the record.</summary>
/// <param name="CanExtend">The events of the index are the first events of the record, unchanged, and their columns are still wanted.</param>
/// <param name="IsEmpty">Nothing: only parts of the record changed that the index does not hold.</param>
sealed record IndexSpan(bool CanExtend, bool IsEmpty)
{
    public static IndexSpan Between(DuckDbConnection connection, BehaviorIndex? basis, IReadOnlyList<IndexColumn> columns, DataVersion data)
    {
        if (basis is null)
            return new IndexSpan(false, false);
        // The stamp is the data version at the time of the build; a version that the record never had, an erasure since, or a user whose events now belong
        // to another, means building anew.
        var since = basis.Stamp == "empty" ? 0 : connection.Scalar<int>("SELECT coalesce(min(import_no), -1)::INTEGER FROM imports WHERE version = $1", basis.Stamp);
        var erased = connection.Scalar<long>("SELECT count(*) FROM imports WHERE import_no > $1 AND kind = 'erase'", since);
        var merged = connection.Scalar<long>(
            "SELECT count(*) FROM (SELECT 1 FROM events WHERE ordinal < $1 AND user_no IN (SELECT user_no FROM merged_users WHERE import_no > $2) LIMIT 1)", basis.NextOrdinal, since);
        var wanted = columns.Select(c => (c.Info.Name, c.Info.IsNumber, c.Info.Origin)).ToHashSet();
        if (since < 0 || erased > 0 || merged > 0 || (InWholeSeconds(data) && basis.UnitMs == 1) || basis.Columns.Any(c => !c.IsDerived && !wanted.Contains((c.Name, c.IsNumber, c.Origin))))
            return new IndexSpan(false, false);
        var later = connection.Scalar<long>("SELECT count(*) FROM (SELECT 1 FROM events WHERE ordinal >= $1 LIMIT 1)", basis.NextOrdinal);
        return new IndexSpan(true, later == 0 && !AttributeColumns.HaveChanged(connection, since));
    }

    /// <summary>The index counts 2^40 ticks. A log that reaches over more than 34 years (a wrong clock will do) is kept in whole seconds; else milliseconds are kept.</summary>
    public static bool InWholeSeconds(DataVersion data) => data is { First: { } first, Last: { } last } && (last - first).TotalMilliseconds >= (1L << 40);
}

using System.Globalization;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Logs of real products from beside the project, loaded into SQL and read back as lists.</summary>
public static class RealLogs
{
    /// <summary>815 users of a shop over nine days (pv, cart, fav, buy as 0 … 3), many events in one second.</summary>
    public static List<LogEvent> Shop(SqlAnswers sql) => Load(sql, SharedMaterial.Path("data", "taobao-userbehavior", "UserBehavior-815users.csv.gz"),
        file => $"select row_number() over () - 1 as ordinal, user as id, seconds * 1000 as ms, list_position(['pv', 'cart', 'fav', 'buy'], action) - 1 as event from read_csv('{file}', header = false, names = ['user', 'item', 'category', 'action', 'seconds'])");

    static List<LogEvent> Load(SqlAnswers sql, string file, Func<string, string> query)
    {
        sql.Execute("delete from events");
        sql.Execute($"insert into events select dense_rank() over (order by id) - 1, ms, ordinal, event, null, 'nan'::double from ({query(file.Replace("'", "''", StringComparison.Ordinal))})");
        return
        [
            .. sql.Rows("select user_no, ms, event from events order by ordinal").Select(row => row.Split(' '))
                .Select(c => new LogEvent(int.Parse(c[0], CultureInfo.InvariantCulture), long.Parse(c[1], CultureInfo.InvariantCulture), int.Parse(c[2], CultureInfo.InvariantCulture))),
        ];
    }
}

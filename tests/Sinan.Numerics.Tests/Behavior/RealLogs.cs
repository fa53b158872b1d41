using System.Globalization;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Logs of real products from beside the project, loaded into SQL and read back as lists.</summary>
public static class RealLogs
{
    /// <summary>815 users of a shop over nine days (pv, cart, fav, buy as 0 … 3), many events in one second.</summary>
    public static List<LogEvent> Shop(SqlAnswers sql) => Load(sql, SharedMaterial.Path("data", "taobao-userbehavior", "UserBehavior-815users.csv.gz"),
        file => $"select row_number() over () - 1 as ordinal, user as id, seconds * 1000 as ms, list_position(['pv', 'cart', 'fav', 'buy'], action) - 1 as event from read_csv('{file}', header = false, names = ['user', 'item', 'category', 'action', 'seconds'])");

    /// <summary>23,570 customers of a record shop over 18 months, one event a purchase.</summary>
    public static List<LogEvent> Purchases(SqlAnswers sql) => Load(sql, SharedMaterial.Path("data", "cdnow", "CDNOW_master.txt.gz"),
        file => $"select row_number() over () - 1 as ordinal, part[1] as id, epoch_ms(strptime(part[2], '%Y%m%d')) as ms, 0 as event from (select string_split_regex(trim(line), '\\s+') as part from read_csv('{file}', header = false, delim = '|', columns = {{'line': 'varchar'}}))");

    /// <summary>4,372 customers of a gift shop over a year: purchases and returns (0 and 1), many lines in one minute; rows without a customer are left out.</summary>
    public static List<LogEvent> Orders(SqlAnswers sql) => Load(sql, SharedMaterial.Path("data", "online-retail", "OnlineRetail.csv.gz"),
        file => $"select row_number() over () - 1 as ordinal, CustomerID as id, epoch_ms(strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S')) as ms, case when Quantity::double < 0 then 1 else 0 end as event from read_csv('{file}', all_varchar = true) where CustomerID is not null");

    /// <summary>All of them, for tests that ask the same of each.</summary>
    public static TheoryData<string> Names { get; } = ["shop", "purchases", "orders"];

    /// <summary>A log by its name, and its first and last event.</summary>
    public static (List<LogEvent> Log, int First, int Last) Named(string name, SqlAnswers sql) => name switch
    {
        "shop" => (Shop(sql), 0, 3),
        "purchases" => (Purchases(sql), 0, 0),
        _ => (Orders(sql), 0, 1),
    };

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

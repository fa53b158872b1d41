using Sinan.DuckDb;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>The behaviour questions as plain SQL, written from their definitions and sharing nothing with the index: numbers each user's events, tries every entry by joins.</summary>
/// <remarks>Table events(user_no, ms, ordinal, event, text): times in ms as plain integers, so that no cast can differ.</remarks>
public sealed class SqlAnswers : IDisposable
{
    readonly DuckDbDatabase database = DuckDbDatabase.Open(null, new DuckDbSettings { Threads = 2, MemoryLimit = 2L << 30 });
    readonly DuckDbConnection connection;

    public SqlAnswers()
    {
        connection = database.Connect();
        connection.Execute("create table events(user_no integer, ms bigint, ordinal bigint, event integer, text varchar, number double)");
    }

    public void Load(IReadOnlyList<LogEvent> log)
    {
        connection.Execute("delete from events");
        using var appender = connection.Append("events");
        for (var at = 0; at < log.Count; at += DuckDbAppender.Capacity)
        {
            var n = Math.Min(DuckDbAppender.Capacity, log.Count - at);
            for (var i = 0; i < n; i++)
            {
                var e = log[at + i];
                appender[0].Values<int>()[i] = e.User;
                appender[1].Values<long>()[i] = e.TimeMs;
                appender[2].Values<long>()[i] = at + i;
                appender[3].Values<int>()[i] = e.Event;
                appender[4].Write(i, e.Text);
                appender[5].Values<double>()[i] = e.Number;
            }

            appender.Append(n);
        }

        appender.Close();
    }

    public List<string> Rows(string sql)
    {
        var rows = new List<string>();
        using var result = connection.Query(sql);
        foreach (var chunk in result)
        {
            for (var r = 0; r < chunk.Count; r++)
                rows.Add(string.Join(' ', Enumerable.Range(0, chunk.ColumnCount).Select(c => chunk[c].Written(r) ?? "null")));
        }

        return rows;
    }

    public void Execute(string sql) => connection.Execute(sql);

    /// <summary>One row for each group (and "all"): users at each step, then median milliseconds from the step before.</summary>
    public List<string> Funnel(FunnelQuestion question)
    {
        var steps = question.Steps;
        var within = question.WithinMs is { } w ? $"and e.ms <= p.entry_ms + {w}" : "";
        var bounds = (question.FromMs is { } from ? $" and ms >= {from}" : "") + (question.ToMs is { } to ? $" and ms < {to}" : "");
        var listed = string.Join(',', steps);
        var sql = $"with s as (select *, row_number() over (partition by user_no order by ms, ordinal) as place from events), t0 as (select user_no, place as entry, ms as entry_ms, text, place as p0, ms as m0 from s where event = {steps[0]}{bounds})";
        var columns = "p.p0, p.m0";
        for (var k = 1; k < steps.Length; k++)
        {
            // The next place after the step before that matches; strictly, the next listed event that is no repeat, which must then be the step itself.
            var wanted = question.IsStrict
                ? $"e.event in ({listed}) and (e.event <> {steps[k - 1]} or e.event = {steps[k]})"
                : $"e.event = {steps[k]}";
            sql += $", n{k} as (select p.user_no, p.entry, min(e.place) as place from t{k - 1} p join s e on e.user_no = p.user_no and e.place > p.p{k - 1} and {wanted} where p.p{k - 1} is not null group by all)"
                + $", t{k} as (select p.user_no, p.entry, p.entry_ms, p.text, {columns}, e.place as p{k}, e.ms as m{k} from t{k - 1} p left join n{k} n on n.user_no = p.user_no and n.entry = p.entry"
                + $" left join s e on e.user_no = n.user_no and e.place = n.place and e.event = {steps[k]} {within})";
            columns += $", p.p{k}, p.m{k}";
        }

        var last = steps.Length - 1;
        var reached = "1" + string.Concat(Enumerable.Range(1, last).Select(k => $" + (p{k} is not null)::int"));
        sql += $", r as (select *, {reached} as reached from t{last})"
            + ", best as (select * from r qualify row_number() over (partition by user_no order by reached desc, entry) = 1)"
            + ", grouped as (select 'all' as grp, * from best union all select coalesce(text, 'none') as grp, * from best)"
            + " select grp, " + string.Join(", ", Enumerable.Range(1, steps.Length).Select(k => $"count(*) filter (reached >= {k})"))
            + string.Concat(Enumerable.Range(1, last).Select(k => $", median(m{k} - m{k - 1}) filter (reached >= {k + 1})"))
            + " from grouped group by grp order by grp";
        return Rows(sql);
    }

    /// <summary>Rows (cohort, k, users), for k ≥ 1 only columns with users.</summary>
    public List<string> Retention(RetentionQuestion question) => [.. RetentionByText(question).Where(r => r.StartsWith("all ", StringComparison.Ordinal)).Select(r => r[4..])];

    /// <summary>Rows (text at the born event or "all", cohort, k, users), for k ≥ 1 only columns with users.</summary>
    public List<string> RetentionByText(RetentionQuestion question)
    {
        Execute("create or replace temp table periods(no integer, start bigint, stop bigint)");
        Execute("insert into periods values " + string.Join(", ", Enumerable.Range(0, question.StartsMs.Length - 1).Select(p => $"({p}, {question.StartsMs[p]}, {question.StartsMs[p + 1]})")));
        // Column k holds the periods after low up to high.
        var highs = question.Brackets.IsEmpty ? Enumerable.Range(1, question.Periods).ToArray() : [.. question.Brackets];
        Execute("create or replace temp table columns(k integer, low integer, high integer)");
        foreach (var k in Enumerable.Range(0, highs.Length))
            Execute($"insert into columns values ({k + 1}, {(k == 0 ? 0 : highs[k - 1])}, {highs[k]})");
        return Rows($"""
            with placed as (select e.*, p.no from events e join periods p on e.ms >= p.start and e.ms < p.stop),
            born as (select * from placed where event = {question.Born} qualify row_number() over (partition by user_no{(question.IsRecurring ? ", no" : "")} order by ms, ordinal) = 1),
            c as (select 'all' as grp, user_no, no from born union all select coalesce(text, 'none'), user_no, no from born),
            b as (select distinct user_no, no from placed where event = {question.Return})
            select grp, no, 0, count(*) from c group by grp, no
            union all
            select c.grp, c.no, k.k, count(distinct c.user_no) from c cross join columns k
            join b on b.user_no = c.user_no and b.no > c.no + k.low{(question.IsRolling ? "" : " and b.no <= c.no + k.high")}
            join periods over_ on over_.no = c.no + k.high and over_.stop <= {question.AsOfMs} group by 1, 2, 3
            order by 1, 2, 3
            """);
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }
}

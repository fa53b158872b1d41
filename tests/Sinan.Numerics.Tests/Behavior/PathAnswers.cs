using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Paths twice more: as plain SQL over numbered sessions, and event by event from their definition. Both write the same rows.</summary>
public static class PathAnswers
{
    /// <summary>Sessions only: windows that follow each other are no question for SQL without recursion.</summary>
    public static List<string> Sql(SqlAnswers sql, PathQuestion question)
    {
        var (anchor, direction) = (question.IsBackward ? question.End : question.Start, question.IsBackward ? "desc" : "asc");
        var isBetween = question is { Start: not null, End: not null };
        var kept = question.FirstVisitsOnly ? "row_number() over (partition by user_no, session, event order by place DIRECTION) = 1"
            : question.KeepsRepeats ? "true" : "event is distinct from lag(event) over (partition by user_no, session order by place DIRECTION)";
        sql.Execute($"""
            create or replace temp table steps as
            with numbered as (select *, row_number() over w as place, lag(ms) over w as before from events window w as (partition by user_no order by ms, ordinal)),
            s as (select *, sum(case when before is null or ms - before > {question.GapMs} then 1 else 0 end) over (partition by user_no order by place) as session from numbered),
            a as (select user_no, session, min(place) as anchor from s {(anchor is { } code ? $"where event = {code}" : "")} group by all),
            b as (select a.* from a join s using (user_no, session) where s.place = a.anchor and s.ms >= {question.FromMs ?? long.MinValue} and s.ms < {question.ToMs ?? long.MaxValue}),
            c as (select b.*, (select min(place) from s where s.user_no = b.user_no and s.session = b.session and s.place > b.anchor and s.event = {question.End ?? -1}) as goal from b),
            members as (select s.user_no, s.session, s.event, s.place, c.goal from s join c using (user_no, session) where s.place {(question.IsBackward ? "<=" : ">=")} c.anchor
                {(isBetween ? "and s.place <= c.goal" : "")}),
            thinned as (select *, {kept.Replace("DIRECTION", direction, StringComparison.Ordinal)} {(isBetween ? "or place = goal" : "")} as is_step from members),
            counted as (select *, row_number() over (partition by user_no, session order by place {direction}) - 1 as step, count(*) over (partition by user_no, session) as length from thinned where is_step),
            whole as (select *, max(case when place = goal then step end) over (partition by user_no, session) as goal_step from counted)
            select user_no, session, event, step, length, (select count(distinct user_no) from b) as entered from whole
            where step < {question.Depth} {(isBetween ? $"and goal_step < {question.Depth}" : "")}
            """);
        var hasEnd = isBetween ? "false" : $"length < {question.Depth}";
        return
        [
            .. sql.Rows($"""
                select concat('all ', count(distinct user_no), ' ', count(*)) from (select distinct user_no, session from steps) having count(*) > 0
                union all select concat('node ', step, ' ', event, ' ', count(distinct user_no), ' ', count(*)) from steps group by step, event
                union all select concat('edge ', step, ' ', event, ' ', next, ' ', count(distinct user_no), ' ', count(*)) from (
                    select user_no, step, event, coalesce(lead(event) over (partition by user_no, session order by step), case when {hasEnd} then -2 end) as next from steps)
                    where next is not null group by step, event, next
                union all select concat('branch ', path, ' ', count(distinct user_no), ' ', count(*)) from (
                    select user_no, session, d, string_agg(event, '-' order by step) as path from steps join range(1, 11) r(d) on step < d group by user_no, session, d having count(*) = d)
                    group by path
                """).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Each user's events looked at one by one.</summary>
    public static List<string> Naive(IEnumerable<LogEvent> log, PathQuestion question)
    {
        var paths = EventLog.Sorted(log).GroupBy(e => e.User).SelectMany(u => OfUser([.. u], question).Select(p => (User: u.Key, p.Path, p.HasEnded))).ToList();
        for (var step = 0; step < question.Depth; step++)
        {
            var top = paths.Where(p => p.Path.Count > step).GroupBy(p => p.Path[step]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(question.Top).Select(g => g.Key).ToList();
            foreach (var (_, path, _) in paths.Where(p => p.Path.Count > step && !top.Contains(p.Path[step])))
                path[step] += 1000;
        }

        // Only now may an event become "other": the choice at each step looks at the events themselves.
        var told = paths.Where(p => p.Path.Count > 0).Select(p => (p.User, Path: p.Path.Select(e => e >= 1000 ? PathAnswer.Other : e).ToList(), p.HasEnded)).ToList();
        var rows = told.SelectMany(p => p.Path.Select((e, step) => (p.User, Row: $"node {step} {e}"))
            .Concat(p.Path.Select((e, step) => (p.User, Row: step + 1 < p.Path.Count ? $"edge {step} {e} {p.Path[step + 1]}" : p.HasEnded ? $"edge {step} {e} -2" : ""))).Where(r => r.Row.Length > 0)
            .Concat(p.Path.Select((_, step) => (p.User, Row: "branch " + string.Join('-', p.Path.Take(step + 1))))).Append((p.User, Row: "all")));
        return [.. rows.GroupBy(r => r.Row).Select(g => $"{g.Key} {g.Select(r => r.User).Distinct().Count()} {g.Count()}").Order(StringComparer.Ordinal)];
    }

    public static List<string> Ours(PathAnswer answer) => answer.Paths == 0
        ? []
        :
        [
            .. answer.Nodes.Select(n => $"node {n.Step} {n.Event} {n.Users} {n.Paths}").Concat(answer.Edges.Select(e => $"edge {e.Step} {e.From} {e.To} {e.Users} {e.Paths}"))
                .Concat(answer.Branches.Select(b => $"branch {string.Join('-', b.Events)} {b.Users} {b.Paths}")).Append($"all {answer.Users} {answer.Paths}").Order(StringComparer.Ordinal),
        ];

    static IEnumerable<(List<int> Path, bool HasEnded)> OfUser(List<LogEvent> events, PathQuestion question)
    {
        foreach (var (part, anchor) in Parts(events, question))
        {
            var time = part[anchor].TimeMs;
            if (time < (question.FromMs ?? long.MinValue) || time >= (question.ToMs ?? long.MaxValue))
                continue;
            var ordered = question.IsBackward ? part.Take(anchor + 1).Reverse().ToList() : part.Skip(anchor).ToList();
            var goal = question is { Start: not null, End: { } end } ? ordered.FindIndex(1, e => e.Event == end) : -1;
            List<int> path = [];
            var reached = false;
            for (var i = 0; i < ordered.Count && !reached; i++)
            {
                reached = i == goal;
                var isNew = question.FirstVisitsOnly ? !path.Contains(ordered[i].Event) : question.KeepsRepeats || path.LastOrDefault(-9) != ordered[i].Event;
                if (reached || isNew)
                    path.Add(ordered[i].Event);
            }

            var isBetween = question is { Start: not null, End: not null };
            if (isBetween && (!reached || path.Count > question.Depth))
                continue;
            yield return (path.Take(question.Depth).ToList(), !isBetween && path.Count < question.Depth);
        }
    }

    /// <summary>Sessions or windows, and the place of the event where the path begins (backwards: ends) in each.</summary>
    static IEnumerable<(List<LogEvent> Part, int Anchor)> Parts(List<LogEvent> events, PathQuestion question)
    {
        var wanted = question.IsBackward ? question.End : question.Start;
        while (events.Count > 0)
        {
            var anchor = events.FindIndex(e => wanted is null || e.Event == wanted);
            if (question.WithinMs is { } within)
            {
                if (anchor < 0)
                    yield break;
                var time = events[anchor].TimeMs;
                var part = question.IsBackward ? events.Take(anchor + 1).Where(e => e.TimeMs >= time - within).ToList() : events.Skip(anchor).TakeWhile(e => e.TimeMs <= time + within).ToList();
                yield return (part, question.IsBackward ? part.Count - 1 : 0);
                events = events.Skip(question.IsBackward ? anchor + 1 : anchor + part.Count).ToList();
                continue;
            }

            var length = 1 + Enumerable.Range(1, events.Count - 1).TakeWhile(i => events[i].TimeMs - events[i - 1].TimeMs <= question.GapMs).Count();
            if (anchor >= 0 && anchor < length)
                yield return (events.Take(length).ToList(), anchor);
            events = events.Skip(length).ToList();
        }
    }
}

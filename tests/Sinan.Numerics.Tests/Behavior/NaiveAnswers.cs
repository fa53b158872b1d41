using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>The questions answered straight from their definitions: every entry tried, every event looked at, no index.</summary>
public static class NaiveAnswers
{
    /// <summary>For each user who entered: the positions, in the user's sorted events, of the best chain.</summary>
    public static Dictionary<int, (List<LogEvent> Events, List<int> Chain)> Funnel(IEnumerable<LogEvent> log, FunnelQuestion question)
    {
        var answer = new Dictionary<int, (List<LogEvent>, List<int>)>();
        foreach (var user in EventLog.Sorted(log).GroupBy(e => e.User))
        {
            var events = user.ToList();
            List<int> best = [];
            for (var entry = 0; entry < events.Count; entry++)
            {
                if (events[entry].Event != question.Steps[0] || events[entry].TimeMs < (question.FromMs ?? long.MinValue) || events[entry].TimeMs >= (question.ToMs ?? long.MaxValue))
                    continue;
                var chain = Chain(events, entry, question);
                // Only a longer chain replaces an earlier entry.
                if (chain.Count > best.Count)
                    best = chain;
            }

            if (best.Count > 0)
                answer.Add(user.Key, (events, best));
        }

        return answer;
    }

    static List<int> Chain(List<LogEvent> events, int entry, FunnelQuestion question)
    {
        List<int> chain = [entry];
        for (var i = entry + 1; i < events.Count && chain.Count < question.Steps.Length; i++)
        {
            if (question.WithinMs is { } within && events[i].TimeMs - events[entry].TimeMs > within)
                break;
            if (events[i].Event == question.Steps[chain.Count])
                chain.Add(i);
            else if (question.Exclusions.Any(e => e.After == chain.Count - 1 && e.Event == events[i].Event))
                break;
            else if (question.IsStrict && question.Steps.Contains(events[i].Event) && events[i].Event != question.Steps[chain.Count - 1])
                break;
        }

        return chain;
    }

    /// <summary>Users retained by (cohort period, k); k = 0 is the size.</summary>
    public static Dictionary<(int Cohort, int K), long> Retention(IEnumerable<LogEvent> log, RetentionQuestion question)
    {
        var answer = new Dictionary<(int, int), long>();
        int PeriodOf(long time) => Enumerable.Range(0, question.StartsMs.Length - 1).Single(p => question.StartsMs[p] <= time && time < question.StartsMs[p + 1]);
        foreach (var user in log.GroupBy(e => e.User))
        {
            var born = user.Where(e => e.Event == question.Born).Select(e => (int?)PeriodOf(e.TimeMs)).Min();
            if (born is not { } cohort)
                continue;
            var back = user.Where(e => e.Event == question.Return).Select(e => PeriodOf(e.TimeMs) - cohort).ToHashSet();
            for (var k = 0; k <= question.Periods; k++)
            {
                if (k == 0 || (question.IsRolling ? back.Any(b => b >= k) : back.Contains(k)))
                    answer[(cohort, k)] = answer.GetValueOrDefault((cohort, k)) + 1;
            }
        }

        return answer;
    }
}

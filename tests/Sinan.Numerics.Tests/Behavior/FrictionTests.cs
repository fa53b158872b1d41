using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Signs of friction against their definitions, written out naively, on random logs; the worked case is counted by hand.</summary>
public sealed class FrictionTests
{
    const int Logs = 400;
    const long Second = 1000;
    const long Day = 86_400_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Signs_of_a_small_log_are_counted_by_hand()
    {
        // Event 0 = look, 1 = pay, 2 = fails. Ann tries to pay five times in four seconds, fails and gives up; Bo looks and pays; Cy goes back and forth and pays.
        LogEvent[] log =
        [
            .. Enumerable.Range(0, 5).Select(i => new LogEvent(0, i * Second, 3)), new(0, 10 * Second, 2),
            new(1, 0, 0), new(1, 5 * Second, 3), new(1, 9 * Second, 1),
            new(2, 0, 0), new(2, 10 * Second, 3), new(2, 20 * Second, 0), new(2, 30 * Second, 3), new(2, 40 * Second, 1),
            new(3, 9 * Day, 0),
        ];
        using var index = EventLog.Index(log);

        var cells = Friction.Answer(index, new FrictionQuestion(1, 9 * Day, IsError: [false, false, true]), 2, Token);

        Assert.Equal(
            [
                // Three users did event 3; of the two others both reached the goal.
                new FrictionCell(FrictionKind.Repeated, 3, -1, 3, 1, 1, 1, 3, 2, 0),
                new FrictionCell(FrictionKind.Rage, 3, -1, 3, 1, 1, 1, 3, 2, 0),
                // Look, submit, look, submit: the sign stands at look; Bo and the newcomer, who cannot be judged yet, are the others.
                new FrictionCell(FrictionKind.BackAndForth, 0, 3, 0, 1, 1, 0, 3, 1, 0),
                // The failure follows event 3, so its users are those who got so far.
                new FrictionCell(FrictionKind.Error, 2, -1, 3, 1, 1, 1, 3, 2, 0),
            ],
            cells);
    }

    [Fact]
    public void Signs_equal_the_naive_answer_on_random_logs()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var dice = new EventLog.Dice(seed);
            var log = Crowded(dice);
            if (log.Count == 0)
                continue;
            using var index = EventLog.Index(log, names: seed % 5 == 0 ? 300 : 5);
            var text = index.Column("text")!;
            ImmutableArray<bool> isError = [.. Enumerable.Range(0, 5).Select(_ => dice.Next(4) == 0)];
            ImmutableArray<bool> isErrorValue = [.. Enumerable.Range(0, text.Values).Select(_ => dice.Next(4) == 0)];
            var usesColumn = dice.Next(2) == 0;
            var question = new FrictionQuestion(
                dice.Next(5), log.Max(e => e.TimeMs) - (dice.Next(3) * Day / 4), usesColumn ? text : null, isError, usesColumn ? text : null, isErrorValue, Day / 8);

            var answer = Friction.Answer(index, question, 2, Token);

            bool IsErrorText(string? value) => usesColumn && value is not null && isErrorValue[Enumerable.Range(0, text.Values).First(c => text.TextOf(c) == value)];
            Assert.Equal(Naive(log, question, IsErrorText), answer);
            Assert.Equal(answer, Friction.Answer(index, question, 1, Token));
        }
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Signs_equal_the_naive_answer_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, first, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);
        var question = new FrictionQuestion(last, index.LastMs, null, [.. Enumerable.Range(0, 4).Select(e => e == first)], null, [], Day);

        Assert.Equal(Naive(log, question, _ => false), Friction.Answer(index, question, 2, Token));
    }

    /// <summary>Many events close together, so that all signs occur.</summary>
    static List<LogEvent> Crowded(EventLog.Dice dice)
    {
        var (users, span) = (1 + dice.Next(6), dice.Next(2) == 0 ? 200 : 40_000);
        return [.. Enumerable.Range(0, dice.Next(160)).Select(_ => new LogEvent(
            dice.Next(users), 1_700_000_000_000 + (Second * dice.Next(span)), dice.Next(2) == 0 ? dice.Next(2) : dice.Next(5), dice.Next(3) == 0 ? null : $"text {dice.Next(2)}"))];
    }

    static IEnumerable<FrictionCell> Naive(List<LogEvent> log, FrictionQuestion question, Func<string?, bool> isErrorText)
    {
        var users = EventLog.Sorted(log).GroupBy(e => e.User).Select(g => g.ToList()).ToList();
        bool IsError(int code) => code < question.IsError.Length && question.IsError[code];
        bool Same(LogEvent a, LogEvent b) => a.Event == b.Event && (question.Same is null || a.Text == b.Text);
        (bool Judged, bool Lost) From(List<LogEvent> events, int at)
        {
            var judged = events[at].TimeMs + question.WithinMs <= question.AsOfMs;
            return (judged, judged && !events.Skip(at).Any(e => e.Event == question.Goal && e.TimeMs - events[at].TimeMs <= question.WithinMs));
        }

        int Base(int code)
        {
            if (!IsError(code))
                return code;
            var before = users.SelectMany(u => u.Zip(u.Skip(1))).Where(p => p.Second.Event == code && !IsError(p.First.Event)).GroupBy(p => p.First.Event).ToList();
            return before.Count == 0 ? -1 : before.OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        }

        IEnumerable<(FrictionKind, int, int)> SignsAt(List<LogEvent> events, int at)
        {
            var e = events[at];
            var earlier = events.Take(at).Where(x => Same(x, e)).Select(x => e.TimeMs - x.TimeMs).ToList();
            if (earlier.Count(d => d <= 60 * Second) >= 2)
                yield return (FrictionKind.Repeated, e.Event, -1);
            if (earlier.Count(d => d <= 5 * Second) >= 4)
                yield return (FrictionKind.Rage, e.Event, -1);
            if (at >= 3 && Same(events[at - 2], e) && Same(events[at - 3], events[at - 1]) && events[at - 1].Event != e.Event && e.TimeMs - events[at - 3].TimeMs <= 600 * Second)
                yield return (FrictionKind.BackAndForth, events[at - 1].Event, e.Event);
            if (IsError(e.Event) || isErrorText(e.Text))
                yield return (FrictionKind.Error, e.Event, -1);
        }

        var shown = users.Select(events => Enumerable.Range(0, events.Count).SelectMany(at => SignsAt(events, at).Select(s => (Sign: s, At: at)))
            .GroupBy(s => s.Sign).ToDictionary(g => g.Key, g => g.Min(s => s.At))).ToList();
        foreach (var sign in shown.SelectMany(s => s.Keys).Distinct().OrderBy(s => s.Item1).ThenBy(s => s.Item2).ThenBy(s => s.Item3))
        {
            var basis = Base(sign.Item2);
            var with = users.Zip(shown).Where(u => u.Second.ContainsKey(sign)).Select(u => From(u.First, u.Second[sign])).ToList();
            var did = users.Zip(shown).Where(u => u.First.Any(e => e.Event == basis)).ToList();
            var others = did.Where(u => !u.Second.ContainsKey(sign)).Select(u => From(u.First, u.First.FindIndex(e => e.Event == basis))).ToList();
            yield return new FrictionCell(
                sign.Item1, sign.Item2, sign.Item3, basis, with.Count, with.Count(w => w.Judged), with.Count(w => w.Lost), others.Count + with.Count, others.Count(o => o.Judged), others.Count(o => o.Lost));
        }
    }
}
